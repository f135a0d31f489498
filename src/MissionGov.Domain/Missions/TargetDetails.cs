namespace MissionGov.Domain.Missions;

/// <summary>What a person says about a target, complete enough to be kept.</summary>
public sealed record TargetDetails
{
    public string Name { get; init => field = Wording.Line(value); } = "";

    public string Promise { get; init => field = Wording.Text(value); } = "";

    public required Guid IndicatorId { get; init; }

    public required Guid PlaceId { get; init; }

    public Commitment Commitment { get; init; }

    public string Owner { get; init => field = Wording.Line(value); } = "";

    public required StretchGoal Goal { get; init; }

    public string? NotTrackableBecause { get; init => field = Wording.IsEmpty(value) ? null : Wording.Line(value); }

    /// <param name="others">Names of the mission's other targets.</param>
    public IEnumerable<FieldProblem> Problems(IEnumerable<string> others)
    {
        var noPath = NotTrackableBecause is null ? Goal.WhyNoPath() : null;
        return
        [
            .. FieldChecks.Needed("name", Name, "Enter a name"),
            .. FieldChecks.Within("name", Name, PlainTitle.Longest, "The name"),
            .. FieldChecks.Unlike("name", Name, others, "target"),
            .. FieldChecks.Needed("promise", Promise, "Enter the promise, in a sentence, with its source"),
            .. FieldChecks.Within("promise", Promise, Wording.LongestText, "The promise"),
            .. FieldChecks.Within("owner", Owner, Wording.LongestLine, "The owner"),
            .. FieldChecks.Within("not-trackable", NotTrackableBecause ?? "", Wording.LongestLine, "The reason"),
            .. Goal.Deadline.EndMonth <= Goal.BaselinePeriod.EndMonth ? new[] { new FieldProblem("deadline", $"The deadline must be after {Goal.BaselinePeriod.Label}, the baseline date") } : [],
            .. noPath is not null && Goal.Deadline.EndMonth > Goal.BaselinePeriod.EndMonth ? new[] { new FieldProblem("interim", noPath.TrimEnd('.')) } : [],
        ];
    }
}
