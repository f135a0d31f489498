using System.Text.RegularExpressions;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>A heading that is a period, alone or beside words: "2019/20", "Rate 2012", "2010 1st quarter", "Total 2012-2016".</summary>
internal static partial class PeriodHeading
{
    /// <summary>Null where no period is in it. The rest says what is measured.</summary>
    public static (Period Period, Quality Quality, string Words)? Read(string heading, PeriodHint hint)
    {
        if (!HasYear().IsMatch(heading)) return null;
        if (PeriodForms.Read(heading, hint) is { Period: { } whole } alone) return (whole, alone.Quality, "");
        var words = heading.Split([' ', '\u00A0', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        // The longest period wins: "1st quarter 2010" is no calendar year.
        for (var length = words.Length - 1; length > 0; length--)
        {
            if (Part(words[..length], words[length..], hint) is { } first) return first;
            if (Part(words[^length..], words[..^length], hint) is { } last) return last;
        }

        return null;
    }

    private static (Period Period, Quality Quality, string Words)? Part(string[] period, string[] rest, PeriodHint hint) =>
        PeriodForms.Read(string.Join(' ', period), hint) is { Period: { } found } read && !HasYear().IsMatch(string.Join(' ', rest)) ? (found, read.Quality, string.Join(' ', rest).Trim(',', ':', '-', ' ')) : null;

    [GeneratedRegex(@"\b(?:1[89]|20|21)[0-9]{2}|\b[A-Za-z]{3,9}[- ]?[0-9]{2}\b")]
    private static partial Regex HasYear();
}
