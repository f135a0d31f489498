namespace MissionGov.Domain.Missions;

/// <summary>One of the parts that a promise needs before anybody can say whether it is kept.</summary>
/// <param name="Field">The field of a form that it is written in.</param>
/// <param name="Text">What was found; where it is missing, what to write.</param>
public sealed record TrackabilityPart(string Field, string Name, bool Found, string Text);

/// <summary>Whether a target can be tracked: 13 parts, each found or missing. A promise that lacks one cannot be checked by anybody.</summary>
public sealed record Trackability(IReadOnlyList<TrackabilityPart> Parts)
{
    public int Score => Parts.Count(part => part.Found);

    public bool IsFull => Score == Parts.Count;

    public IEnumerable<TrackabilityPart> Missing => Parts.Where(part => !part.Found);

    /// <summary>"11 of 13 parts are there. Missing: owner, source."</summary>
    public string InWords => IsFull
        ? $"All {Parts.Count} parts are there."
        : $"{Score} of {Parts.Count} parts are there. Missing: {string.Join(", ", Missing.Select(part => part.Name))}.";

    /// <param name="stretch">How far the target is from what comes anyway.</param>
    public static Trackability Of(TargetDraft draft, StretchCheck stretch)
    {
        var (measure, goal) = (draft.Measure, draft.Goal);
        return new(
        [
            Part("measure", "one measure", measure?.Name, "Choose the one measure that decides."),
            Part("measure", "unit", UnitOf(measure), measure is null ? "Choose a measure; it has a unit." : "Say what is counted, such as homes or people."),
            Part("direction", "direction", DirectionOf(draft), "Say whether higher or lower is better."),
            Part("measure", "population", measure?.Population, measure is null ? "Choose a measure; it says who is counted." : "Say who is counted, such as patients in England."),
            Part("place", "geography", draft.Place, "Choose the place that it is for."),
            Part("baseline-value", "baseline value", Number(draft, draft.BaselineValue), "Write the figure that it starts from."),
            Part("baseline", "baseline date", draft.BaselinePeriod?.Label, "Write when it starts, such as July 2024."),
            Value(draft, goal),
            Part("deadline", "target date", draft.Deadline?.Label, "Write by when, such as March 2029."),
            Part("measure", "source", measure?.Source, measure is null ? "Choose a measure; it has a publisher." : "Name who publishes the figures."),
            Part("measure", "release lag", LagOf(measure), "Choose a measure; it says how long its figures take."),
            Part("owner", "owner", draft.Owner, "Name the one role in charge."),
            new("value", "stretch factor", stretch.IsKnown, stretch.Text),
        ]);
    }

    private static TrackabilityPart Part(string field, string name, string? found, string otherwise) =>
        Wording.IsEmpty(found) ? new(field, name, false, otherwise) : new(field, name, true, found!);

    private static TrackabilityPart Value(TargetDraft draft, StretchGoal? goal)
    {
        const string field = "value", name = "target value";
        if (draft.Value is not { } value) return new(field, name, false, draft.NotTrackableBecause ?? "Write the value to reach. A direction alone cannot be missed.");
        if (goal is { } whole && whole.Gap(value, whole.BaselineValue) <= 0) return new(field, name, false, "Write a value that is better than the baseline.");
        return new(field, name, true, Number(draft, value)!);
    }

    private static string? UnitOf(Indicator? measure) => measure?.Unit switch
    {
        null => null,
        { Kind: UnitKind.Percent } => "per cent",
        { Kind: UnitKind.Index, Noun.Length: 0 } => "index",
        var unit => unit.Noun,
    };

    private static string? DirectionOf(TargetDraft draft) => draft.Better switch
    {
        Analysis.Direction.AtLeast => "Higher is better.",
        Analysis.Direction.AtMost => "Lower is better.",
        _ => null,
    };

    private static string? Number(TargetDraft draft, double? value) => value is { } number
        ? draft.Measure is { } measure ? measure.Unit.Round(number) : number.ToString(System.Globalization.CultureInfo.GetCultureInfo("en-GB"))
        : null;

    private static string? LagOf(Indicator? measure) => measure is null ? null : measure.LagDays == 1 ? "1 day" : $"{measure.LagDays} days";
}
