namespace MissionGov.Web.Features.HowWeRate;

/// <summary>What a version of the method said about a demo target.</summary>
/// <param name="Median">At the deadline, in the unit of the target; null where there was no forecast.</param>
/// <param name="Lower">The 8-in-10 range; null where the history was too short for one.</param>
/// <param name="Chance">Of meeting the target, 0 to 1.</param>
internal sealed record VersionFigures(double? Median = null, double? Lower = null, double? Upper = null, double? Chance = null);

/// <summary>Version 1 of the automatic method as it stood last, kept to compare later ones with.</summary>
internal static class VersionOne
{
    public const string Version = "1";

    /// <summary>The day these figures were taken from the program, by the figures of <see cref="AsAt"/>.</summary>
    public static readonly DateOnly RecordedOn = new(2026, 11, 23);

    /// <summary>The day of the demo packs: what was known then is what every version is compared on.</summary>
    public static readonly DateOnly AsAt = new(2026, 2, 1);

    /// <summary>By target of the demo packs; targets after their deadline have no forecast in any version.</summary>
    public static readonly IReadOnlyDictionary<string, VersionFigures> Figures = new Dictionary<string, VersionFigures>
    {
        ["homes"] = new(),
        ["18-week-waits"] = new(60.56859180439867, 5.25869329539272, 97.70157851263063, 0.21829847065052738),
        ["neighbourhood-police"] = new(34579.31551768351),
        ["good-level-of-development"] = new(68.7765718685524, 65.56220941514404, 71.81986809950553, 0.02019017036206472),
        ["clean-power"] = new(),
    };
}
