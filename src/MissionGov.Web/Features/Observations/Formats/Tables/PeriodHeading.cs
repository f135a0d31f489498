using System.Text.RegularExpressions;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats.Tables;

/// <summary>A heading that says when its column is about: "2025\n1st quarter [note 8]", "Autumn1 2010", "2023/24 [p]".</summary>
internal static partial class PeriodHeading
{
    /// <summary>The periods of a row of headings in their one way of writing; null where a heading is none.</summary>
    public static string?[] Read(IReadOnlyList<string> headings)
    {
        if (PeriodSample.HintOf(headings.Where(heading => Likely().IsMatch(heading)).Select(WithoutNotes)) is { } hint) return [.. headings.Select(heading => Of(heading, hint))];
        var plain = headings.Select(heading => Of(heading, PeriodHint.None)).ToArray();

        // "2003-15" alone is no month, so it is years.
        var years = headings.Select(heading => Of(heading, PeriodHint.Years)).ToArray();
        return years.Count(period => period is not null) > plain.Count(period => period is not null) ? years : plain;
    }

    public static bool IsYear(ReadOnlySpan<char> text) => Year().IsMatch(text);

    /// <summary>Without what points at a footnote and without line breaks.</summary>
    public static string WithoutNotes(string text) => Spaces().Replace(Note().Replace(text, match => QualityWords.Read(match.Value) is null or Quality.None ? " " : match.Value), " ").Trim();

    private static string? Of(string heading, PeriodHint hint)
    {
        if (!Likely().IsMatch(heading)) return null;
        var text = WithoutNotes(heading);
        return Iso(text, hint) ?? Iso(InFigures(text), hint) ?? Iso(InFigures(Fused().Replace(text, "")), hint);
    }

    private static string? Iso(string text, PeriodHint hint)
    {
        if (PeriodForms.Read(text, hint) is not { Period: { } period } read) return null;
        return read.Quality == Quality.None ? period.Iso : $"{period.Iso} {text[text.IndexOf('[', StringComparison.Ordinal)..]}";
    }

    private static string InFigures(string text)
    {
        text = Marked().Replace(text, match => $"{match.Groups[1].Value} [{match.Groups[2].Value.ToLowerInvariant()}]");
        text = YearThenQuarter().Replace(text, "$1 Q$2");
        text = QuarterThenYear().Replace(text, "Q$1 $2");
        return Autumn().Replace(text, "1 September to 30 November $1");
    }

    [GeneratedRegex(@"^(?:1[89]|2[01])\d\d$")]
    private static partial Regex Year();

    // A year, or a month before two figures; a row of 16,384 numbers is not worth trying in every form.
    [GeneratedRegex(@"(?<![\d.])(?:1[89]|2[01])\d\d|\p{L}{3}[- ]\d\d\b")]
    private static partial Regex Likely();

    // "[note 8]", "[8]", "(note 3)" and figures set high.
    [GeneratedRegex(@"\[[^\]]*\]|\((?:see )?notes? [^)]*\)|[¹²³⁴⁵⁶⁷⁸⁹⁰]+", RegexOptions.IgnoreCase)]
    private static partial Regex Note();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // A footnote that lost its raised position: "Autumn1 2010".
    [GeneratedRegex(@"(?<=\p{L}{3})\d\b")]
    private static partial Regex Fused();

    // Provisional and revised, as letters behind the figures.
    [GeneratedRegex(@"^(.*\d) ?\(?([pr])\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^(\d{4}) (?:Quarter )?([1-4])(?:st|nd|rd|th)?(?: quarter)?$", RegexOptions.IgnoreCase)]
    private static partial Regex YearThenQuarter();

    [GeneratedRegex(@"^(?:Quarter )?([1-4])(?:st|nd|rd|th)? quarter,? (\d{4})$", RegexOptions.IgnoreCase)]
    private static partial Regex QuarterThenYear();

    // Rough sleepers are counted then; no other season lies within one year and is published so.
    [GeneratedRegex(@"^Autumn (\d{4})$", RegexOptions.IgnoreCase)]
    private static partial Regex Autumn();
}
