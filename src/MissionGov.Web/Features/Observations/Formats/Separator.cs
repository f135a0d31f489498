namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Which mark parts the columns, by the headings alone: values may hold any of them.</summary>
internal static class Separator
{
    private const int LongestHeadings = 65_536;

    public static char Detect(TextReader text)
    {
        var head = new char[LongestHeadings];
        var length = text.ReadBlock(head, 0, LongestHeadings);
        int commas = 0, semicolons = 0, tabs = 0;
        var quoted = false;
        foreach (var mark in head.AsSpan(0, length).TrimStart("\r\n"))
        {
            if (mark == '"') quoted = !quoted;
            if (quoted) continue;
            if (mark is '\r' or '\n') break;
            if (mark == ',') commas++;
            if (mark == ';') semicolons++;
            if (mark == '\t') tabs++;
        }

        if (tabs > commas && tabs >= semicolons) return '\t';
        return semicolons > commas ? ';' : ',';
    }

    /// <summary>What the preview says when it is not a comma.</summary>
    public static string? Note(char separator) => separator switch
    {
        ';' => "Columns are separated by semicolons; in such files we read 1,5 as 1.5",
        '\t' => "Columns are separated by tabs",
        _ => null,
    };
}
