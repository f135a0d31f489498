namespace MissionGov.Domain.Missions;

/// <summary>What a publisher says about a value, in the shorthand of the Government Statistical Service.</summary>
[Flags]
public enum Quality
{
    None = 0,
    Provisional = 1,
    Revised = 2,
    Estimated = 4,
    Forecast = 8,
    Break = 16,
    Confidential = 32,
    NotAvailable = 64,
    NotApplicable = 128,
    Unreliable = 256,
}

/// <summary>One mark of the shorthand: "[p]", provisional.</summary>
public sealed record QualityMark(Quality Flag, string Mark, string Words);

public static class QualityShorthand
{
    /// <summary>Every mark, and what it says.</summary>
    public static IReadOnlyList<QualityMark> Marks { get; } =
    [
        new(Quality.Provisional, "[p]", "provisional"), new(Quality.Revised, "[r]", "revised"), new(Quality.Estimated, "[e]", "estimated"),
        new(Quality.Forecast, "[f]", "forecast by the publisher"), new(Quality.Break, "[b]", "break in the series"), new(Quality.Confidential, "[c]", "confidential"),
        new(Quality.NotAvailable, "[x]", "not available"), new(Quality.NotApplicable, "[z]", "not applicable"), new(Quality.Unreliable, "[u]", "unreliable"),
    ];

    /// <summary>Such as "[p][e]"; empty for a plain value.</summary>
    public static string Shorthand(this Quality quality) => string.Concat(Marks.Where(mark => quality.HasFlag(mark.Flag)).Select(mark => mark.Mark));

    /// <summary>The flag for one mark, with or without brackets; null when it is none of them.</summary>
    public static Quality? FromMark(string mark)
    {
        var bare = $"[{mark.Trim('[', ']', ' ').ToLowerInvariant()}]";
        return Marks.Where(known => known.Mark == bare).Select(known => (Quality?)known.Flag).FirstOrDefault();
    }
}
