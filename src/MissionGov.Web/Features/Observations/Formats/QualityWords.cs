using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>What publishers write about a value, in words or in one letter, as our marks.</summary>
internal static class QualityWords
{
    // Words of the Open SDG files of the UK, letters of Explore Local Statistics and of the shorthand.
    private static readonly Dictionary<string, Quality> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Quality.None,
        ["normal value"] = Quality.None,
        ["normal"] = Quality.None,
        ["undefined"] = Quality.None,
        ["definition differs"] = Quality.None,
        ["median count"] = Quality.None,
        ["provisional value"] = Quality.Provisional,
        ["provisional"] = Quality.Provisional,
        ["revised"] = Quality.Revised,
        ["estimated value"] = Quality.Estimated,
        ["estimated"] = Quality.Estimated,
        ["estimate"] = Quality.Estimated,
        ["forecast"] = Quality.Forecast,
        ["break"] = Quality.Break,
        ["low reliability"] = Quality.Unreliable,
        ["unreliable"] = Quality.Unreliable,
        ["suppressed"] = Quality.Confidential,
        ["confidential"] = Quality.Confidential,
        ["*"] = Quality.Confidential,
        ["missing value"] = Quality.NotAvailable,
        ["missing data"] = Quality.NotAvailable,
        ["unavailable"] = Quality.NotAvailable,
        ["not available"] = Quality.NotAvailable,
        ["not applicable"] = Quality.NotApplicable,
        // Rounds to nothing, yet is not nothing: no number we may keep.
        ["low"] = Quality.NotAvailable,
        ["k"] = Quality.NotAvailable,
        ["preliminary"] = Quality.Provisional,
        ["preliminary value"] = Quality.Provisional,
        ["imputed"] = Quality.Estimated,
        ["imputed value"] = Quality.Estimated,
        ["forecast value"] = Quality.Forecast,
        ["time series break"] = Quality.Break,
        ["series break"] = Quality.Break,
        ["unvalidated value"] = Quality.Provisional,
        ["not collected"] = Quality.NotAvailable,
        ["no data"] = Quality.NotAvailable,
        [":"] = Quality.NotAvailable,
        // Letters of the code list for SDMX that are not in the shorthand: normal, differs, imputed, and four kinds of missing.
        ["a"] = Quality.None,
        ["d"] = Quality.None,
        ["i"] = Quality.Estimated,
        ["l"] = Quality.NotAvailable,
        ["m"] = Quality.NotAvailable,
        ["o"] = Quality.NotAvailable,
        ["q"] = Quality.Confidential,
    };

    /// <summary>Whether the mark says why there is no value.</summary>
    public static bool ExplainsAbsence(this Quality quality) => (quality & (Quality.Confidential | Quality.NotAvailable | Quality.NotApplicable)) != 0;

    /// <summary>Several marks may stand together, as in "Missing value; suppressed" or "[p][e]"; null when one is unknown.</summary>
    public static Quality? Read(string text)
    {
        var quality = Quality.None;
        foreach (var part in text.Split([';', '[', ']'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Words.TryGetValue(part, out var word)) quality |= word;
            else if (QualityShorthand.FromMark(part) is { } mark) quality |= mark;
            else return null;
        }

        // "Missing value; suppressed" has one reason, the second.
        return quality.HasFlag(Quality.Confidential) ? quality & ~Quality.NotAvailable : quality;
    }
}
