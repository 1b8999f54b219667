export interface Address {
  readonly street: string;
  readonly zip?: string;
}
