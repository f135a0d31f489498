using MissionGov.Analysis;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Interventions;

/// <summary>A mission with one target and what is planned for it.</summary>
internal static class Plans
{
    public static readonly DateOnly Today = new(2026, 2, 1);

    public static readonly Dictionary<Guid, string> NoNames = [];

    public static readonly Mission OurMission = new() { Slug = "nhs", Name = "An NHS fit for the future", Purpose = "Nobody waits.", LeadMinister = "Minister", SeniorResponsibleOwner = "Director", Unit = new DeliveryUnit("Unit", "Lead", []) };

    public static readonly Target Waits = TargetOf(Direction.AtLeast);

    public static Target TargetOf(Direction direction) => new()
    {
        MissionId = OurMission.Id,
        IndicatorId = Guid.NewGuid(),
        PlaceId = Guid.NewGuid(),
        Slug = "waits",
        Name = "92% waiting no more than 18 weeks",
        Promise = "92% by 2029.",
        Owner = "Director",
        Goal = new StretchGoal { BaselineValue = 50, BaselinePeriod = Period.CalendarYear(2024), Value = direction == Direction.AtLeast ? 90 : 10, Deadline = Period.CalendarYear(2029), Direction = direction },
    };

    public static Intervention Clinics(RollOut? rollOut = null, Target? target = null, string name = "Evening clinics")
    {
        var plan = new Intervention { MissionId = OurMission.Id, TargetId = (target ?? Waits).Id, Name = name };
        if (rollOut is not null) Assert.Null(plan.Revise(plan.Details with { RollOut = rollOut }, [], null, NoNames).Problem);
        return plan;
    }

    public static EffectEstimate Estimate(double low = 4.75, double central = 7.5, double high = 10.25) =>
        new(Guid.NewGuid(), low, central, high) { Source = "A trial in 40 hospitals", Evidence = EvidenceLevel.Trial, Strength = 4, Cost = 2, GivenOn = Today };

    public static Intervention Bringing(double central, RollOut? rollOut = null, string name = "Evening clinics", EvidenceLevel level = EvidenceLevel.Trial)
    {
        var plan = Clinics(rollOut, name: name);
        Assert.Null(plan.Quantify(Estimate(central - 1, central, central + 1) with { Evidence = level }, Waits).Problem);
        return plan;
    }

    public static Milestone Open(DateOnly due) => new() { MissionId = OurMission.Id, Name = "40 clinics open", Owner = "Lead", BaselineDate = due };

    public static Change Because(string reason) => new("NHS unit lead", new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero), reason);
}
