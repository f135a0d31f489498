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

public static class QualityShorthand
{
    private static readonly (Quality Flag, string Mark)[] Marks =
    [
        (Quality.Provisional, "[p]"), (Quality.Revised, "[r]"), (Quality.Estimated, "[e]"), (Quality.Forecast, "[f]"), (Quality.Break, "[b]"),
        (Quality.Confidential, "[c]"), (Quality.NotAvailable, "[x]"), (Quality.NotApplicable, "[z]"), (Quality.Unreliable, "[u]"),
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
