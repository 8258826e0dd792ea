import stringWidth from 'string-width';

/** As much of a terminal as the interview needs: what stands where after all that has been written. */
export class Emulator {
  #lines: string[][] = [[]];
  #row = 0;
  #column = 0;
  #columns: number;
  #rows: number;
  #rest = '';
  /** Colours and the like that were asked for. */
  styles = 0;

  constructor(columns: number, rows: number) {
    this.#columns = columns;
    this.#rows = rows;
  }

  resize(columns: number, rows: number): void {
    this.#columns = columns;
    this.#rows = rows;
    while (this.#lines.length > rows) this.#scroll();
  }

  /** What is shown, without empty lines at the end. */
  text(): string {
    const lines = this.#lines.map((line) =>
      Array.from(line, (cell) => cell)
        .join('')
        .trimEnd(),
    );
    return lines.join('\n').trimEnd();
  }

  cursorLine(): string {
    return (this.#lines[this.#row] ?? []).join('').trimEnd();
  }

  write(data: string): void {
    // eslint-disable-next-line no-control-regex -- control sequences are what this reads
    const parts = /^(?:\u001b\[([?\d;]*)([A-Za-z])|\u001b[^[]|[^\u001b])/su;
    let left = this.#rest + data;
    for (let found = parts.exec(left); found !== null; found = parts.exec(left)) {
      const [all, parameters = '', command] = found;
      left = left.slice(all.length);
      if (command === undefined) this.#put(all);
      else this.#control(command, parameters);
    }
    this.#rest = left;
  }

  #put(character: string): void {
    switch (character) {
      case '\r':
        this.#column = 0;
        return;
      case '\n':
        this.#down();
        return;
      case '\b':
        this.#column = Math.max(0, this.#column - 1);
        return;
      case '\u0007':
        return;
    }
    if (character.startsWith('\u001b')) return;
    const width = stringWidth(character);
    if (this.#column + width > this.#columns) {
      this.#column = 0;
      this.#down();
    }
    const line = this.#line();
    while (line.length < this.#column) line.push(' ');
    line[this.#column] = character;
    for (let at = 1; at < width; at += 1) line[this.#column + at] = '';
    this.#column += width;
  }

  #control(command: string, parameters: string): void {
    const [first = 0, second = 0] = parameters.split(';').map(Number);
    const count = Math.max(1, first);
    switch (command) {
      case 'A':
        this.#row = Math.max(0, this.#row - count);
        return;
      case 'B':
        this.#row = Math.min(this.#rows - 1, this.#row + count);
        return;
      case 'C':
        this.#column += count;
        return;
      case 'D':
        this.#column = Math.max(0, this.#column - count);
        return;
      case 'G':
        this.#column = count - 1;
        return;
      case 'H':
        [this.#row, this.#column] = [count - 1, Math.max(1, second) - 1];
        return;
      case 'J':
        this.#line().splice(this.#column);
        this.#lines = this.#lines.slice(0, this.#row + 1);
        return;
      case 'K':
        if (first === 2) this.#line().splice(0);
        else this.#line().splice(this.#column);
        return;
      case 'm':
        if (parameters !== '' && parameters !== '0') this.styles += 1;
        return;
      case 'h':
      case 'l':
        return;
      default:
        throw new Error(`the emulator does not know ESC [ ${parameters} ${command}`);
    }
  }

  #line(): string[] {
    while (this.#lines.length <= this.#row) this.#lines.push([]);
    const line = this.#lines[this.#row] ?? [];
    this.#lines[this.#row] = line;
    return line;
  }

  #down(): void {
    if (this.#row + 1 < this.#rows) this.#row += 1;
    else this.#scroll();
    this.#line();
  }

  #scroll(): void {
    this.#lines.shift();
    this.#row = Math.max(0, Math.min(this.#row, this.#rows - 1));
    this.#line();
  }
}
