namespace MissionGov.Web.Components.Charts;

/// <summary>How wide a text will be, near enough to keep labels apart: the server cannot ask the reader's font.</summary>
internal static class TextWidth
{
    // The common sans-serif faces differ from Arial by a few per cent.
    private const double Allowance = 1.05;
    private const double BoldFactor = 1.07;

    public static double Of(string text, double fontSize, bool bold = false) =>
        text.Sum(Advance) * fontSize * Allowance * (bold ? BoldFactor : 1);

    /// <summary>Breaks at spaces so that no line is wider than asked, unless a word is.</summary>
    public static IReadOnlyList<string> Wrap(string text, double fontSize, double width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Of($"{lines[^1]} {word}", fontSize) <= width) lines[^1] = $"{lines[^1]} {word}";
            else lines.Add(word);
        }

        return lines;
    }

    // Advance widths of Arial by kind of letter, in em.
    private static double Advance(char letter) => letter switch
    {
        'i' or 'j' or 'l' or '\'' or '|' => 0.23,
        ' ' or '.' or ',' or ':' or ';' or 'f' or 't' or 'I' or '!' or '/' or '[' or ']' => 0.28,
        'r' or '(' or ')' or '-' => 0.34,
        'm' or 'M' or 'W' or '%' => 0.86,
        'w' => 0.72,
        's' or 'c' or 'k' or 'v' or 'x' or 'y' or 'z' or 'J' => 0.5,
        'C' or 'D' or 'G' or 'H' or 'N' or 'O' or 'Q' or 'R' or 'U' => 0.75,
        >= 'A' and <= 'Z' => 0.67,
        _ => 0.557,
    };
}
