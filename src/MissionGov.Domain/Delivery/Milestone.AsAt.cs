namespace MissionGov.Domain.Delivery;

// What was known of it on an earlier day.
public sealed partial class Milestone
{
    /// <summary>As it stood at the end of a day: moves, reports and the meeting of later days are not known yet.</summary>
    public Milestone AsAt(DateOnly day)
    {
        List<MilestoneSlip> slips = [.. Slips.Where(slip => LondonDay.Of(slip.At) <= day)];
        return new Milestone
        {
            Id = Id,
            MissionId = MissionId,
            TargetId = TargetId,
            Name = Name,
            Slug = Slug,
            Owner = Owner,
            StartDate = StartDate,
            BaselineDate = BaselineDate,
            PlannedOn = PlannedOn,
            Illustrative = Illustrative,
            Slips = slips,
            Blockers = [.. Blockers.Where(blocker => blocker.Since <= day).Select(blocker => blocker.ResolvedOn > day ? blocker with { ResolvedOn = null, HowResolved = null } : blocker)],
            ForecastDate = slips is [.., var last] ? last.To : BaselineDate,
            MetOn = MetOn <= day ? MetOn : null,
            StoppedOn = StoppedOn <= day ? StoppedOn : null,
            LastReport = LastReport?.On <= day ? LastReport : null,
        };
    }
}
