namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Which mark parts the columns, by the headings and the line after them: values may hold any of them.</summary>
internal static class Separator
{
    private const int LongestHeadings = 65_536;
    private const int MostLines = 20;

    public static char Detect(TextReader text)
    {
        var head = new char[LongestHeadings];
        var length = text.ReadBlock(head, 0, LongestHeadings);
        var lines = Lines(head.AsSpan(0, length));

        // Prose above the headings holds commas too, but not in the line after it.
        for (var line = 0; line + 1 < lines.Count; line++)
            if (lines[line].Mark is { } mark && lines[line + 1].Holds(mark)) return mark;
        return lines.Count > 0 && lines[0].Mark is { } first ? first : ',';
    }

    private static List<Marks> Lines(ReadOnlySpan<char> head)
    {
        List<Marks> lines = [];
        var marks = new Marks();
        var (quoted, filled) = (false, false);
        foreach (var mark in head)
        {
            if (mark == '"') quoted = !quoted;
            if (quoted || mark is not ('\r' or '\n'))
            {
                filled = true;
                if (!quoted) marks = marks.With(mark);
                continue;
            }

            if (filled) lines.Add(marks);
            (marks, filled) = (new(), false);
            if (lines.Count == MostLines) return lines;
        }

        if (filled) lines.Add(marks);
        return lines;
    }

    /// <summary>What the preview says when it is not a comma.</summary>
    public static string? Note(char separator) => separator switch
    {
        ';' => "Columns are separated by semicolons; in such files we read 1,5 as 1.5",
        '\t' => "Columns are separated by tabs",
        _ => null,
    };

    private readonly record struct Marks(int Commas, int Semicolons, int Tabs)
    {
        public char? Mark => Commas + Semicolons + Tabs == 0 ? null : Tabs > Commas && Tabs >= Semicolons ? '\t' : Semicolons > Commas ? ';' : ',';

        public bool Holds(char mark) => mark switch { '\t' => Tabs, ';' => Semicolons, _ => Commas } > 0;

        public Marks With(char mark) => mark switch
        {
            ',' => this with { Commas = Commas + 1 },
            ';' => this with { Semicolons = Semicolons + 1 },
            '\t' => this with { Tabs = Tabs + 1 },
            _ => this,
        };
    }
}
