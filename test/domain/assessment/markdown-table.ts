/** The rows of a Markdown table that begins with these column names, each row by column; throws where there is none. */
export function tableOf(
  markdown: string,
  ...columns: readonly string[]
): readonly Readonly<Record<string, string>>[] {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => {
    const cells = cellsOf(line);
    return columns.every((column, index) => cells[index] === column);
  });
  if (start < 0) throw new Error(`no table with the columns ${columns.join(', ')}`);
  const names = cellsOf(lines[start] ?? '');
  const rows: Record<string, string>[] = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith('|')) break;
    const cells = cellsOf(line);
    rows.push(Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])));
  }
  return rows;
}

function cellsOf(line: string): readonly string[] {
  return line.startsWith('|')
    ? line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
    : [];
}
