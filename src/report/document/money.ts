/** An amount or a range of amounts, as British readers write them: EUR 5,000 to 20,000. */
export const money = ({
  currency,
  from,
  to,
}: {
  readonly currency: string;
  readonly from: number;
  readonly to: number;
}): string => `${currency} ${from === to ? grouped(from) : `${grouped(from)} to ${grouped(to)}`}`;

const grouped = (amount: number): string => `${amount}`.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
