using MissionGov.Domain.Delivery;

namespace MissionGov.Domain.Tests.Delivery;

public sealed class MilestonePlanningTests
{
    private static readonly DateOnly Due = new(2026, 12, 31);
    private static readonly MilestoneDetails Clinics = new(" 40 evening clinics open ", "NHS unit lead", new DateOnly(2026, 2, 1));
    private static readonly Change Planning = new("NHS unit lead", new DateTimeOffset(2026, 7, 1, 23, 30, 0, TimeSpan.Zero));
    private static readonly Dictionary<Guid, string> NoTargets = [];

    [Fact]
    public void A_milestone_is_planned_with_an_address_of_its_own()
    {
        var (milestone, result) = Milestone.Plan(Guid.Empty, Clinics, Due, new HashSet<string> { "40-evening-clinics-open" }, Planning);

        Assert.Equal("40 evening clinics open: planned for 31 December 2026. Owner: NHS unit lead", result.Event?.Summary);
        Assert.Equal(("40 evening clinics open", "40-evening-clinics-open-2", Due, Due), (milestone!.Name, milestone.Slug, milestone.BaselineDate, milestone.ForecastDate));
    }

    public static TheoryData<string, string, string, string?, string> Refusals => new()
    {
        { "", "Lead", "2026-12-31", null, "milestone.name" },
        { new string('x', 201), "Lead", "2026-12-31", null, "milestone.name" },
        { "Clinics", " ", "2026-12-31", null, "milestone.owner" },
        { "Clinics", new string('x', 201), "2026-12-31", null, "milestone.owner" },
        { "Clinics", "Lead", "1999-12-31", null, "milestone.due" },
        { "Clinics", "Lead", "2101-01-01", null, "milestone.due" },
        { "Clinics", "Lead", "2026-12-31", "2027-01-01", "milestone.start" },
        { "Clinics", "Lead", "2026-12-31", "1999-01-01", "milestone.start" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void It_needs_a_name_an_owner_and_days_that_can_be(string name, string owner, string due, string? start, string code)
    {
        var (milestone, result) = Milestone.Plan(Guid.Empty, new(name, owner, start is null ? null : Day(start)), Day(due), new HashSet<string>(), Planning);

        Assert.Equal((code, null), (result.Problem?.Code, milestone));
    }

    [Fact]
    public void A_new_name_is_told_field_by_field_and_keeps_the_address_and_the_planned_day()
    {
        var milestone = Milestone.Plan(Guid.Empty, Clinics, Due, new HashSet<string>(), Planning).Planned!;

        var result = milestone.Revise(Clinics with { Name = "50 evening clinics open", StartDate = null }, milestone.Details, NoTargets);

        Assert.Equal([new FieldChange("Name", "40 evening clinics open", "50 evening clinics open"), new FieldChange("Work starts", "1 February 2026", null)], result.Event?.Changes);
        Assert.Equal(("40-evening-clinics-open", Due), (milestone.Slug, milestone.BaselineDate));
        Assert.Equal("milestone.same", milestone.Revise(Clinics with { Name = "50 evening clinics open", StartDate = null }, milestone.Details, NoTargets).Problem?.Code);
    }

    [Fact]
    public void Of_two_who_edit_each_keeps_their_field_and_nobody_is_overwritten()
    {
        var milestone = Milestone.Plan(Guid.Empty, Clinics, Due, new HashSet<string>(), Planning).Planned!;
        var seen = milestone.Details;
        milestone.Revise(seen with { Owner = "Director, Outpatients" }, seen, NoTargets);

        Assert.Null(milestone.Revise(seen with { Name = "50 evening clinics open" }, seen, NoTargets).Problem);
        Assert.Equal(("50 evening clinics open", "Director, Outpatients"), (milestone.Name, milestone.Owner));

        var problem = milestone.Revise(seen with { Name = "60 evening clinics open", StartDate = null }, seen, NoTargets).Problem;
        Assert.Equal((Milestone.Changed, "Somebody else changed the name while you were typing. Nothing of yours was saved. Choose below, then save."), (problem?.Code, problem?.Message));
        Assert.Equal(seen.StartDate, milestone.StartDate);
    }

    [Fact]
    public void A_day_is_that_of_London()
    {
        var milestone = Milestone.Plan(Guid.Empty, Clinics, Due, new HashSet<string>(), Planning).Planned!;
        milestone.Slip(Due.AddDays(7), Planning with { Reason = "Builders." });

        Assert.Equal(new DateOnly(2026, 7, 2), milestone.PlannedOn);
        Assert.Equal((Due, Due.AddDays(7)), (milestone.ExpectedAsOf(new DateOnly(2026, 7, 1)), milestone.ExpectedAsOf(new DateOnly(2026, 7, 2))));
    }

    [Fact]
    public void A_change_of_target_is_told_by_name_where_everyone_may_read_it()
    {
        var (waits, draft) = (Guid.NewGuid(), Guid.NewGuid());
        var milestone = Milestone.Plan(Guid.Empty, Clinics, Due, new HashSet<string>(), Planning).Planned!;
        Result Towards(Guid? target) => milestone.Revise(milestone.Details with { TargetId = target }, milestone.Details, new Dictionary<Guid, string> { [waits] = "92% in time" });

        Assert.Equal([new FieldChange("Counts towards", null, "92% in time")], Towards(waits).Event?.Changes);
        var happened = Towards(draft).Event!;
        Assert.Equal([new FieldChange("Counts towards", "92% in time", "another target")], happened.Changes);
        Assert.Equal("40 evening clinics open: counts towards was 92% in time, now another target.", happened.Summary);
        Assert.Equal([new FieldChange("Counts towards", "a target", null)], Towards(null).Event?.Changes);
    }

    [Theory]
    [InlineData("40 evening clinics open", "40-evening-clinics-open")]
    [InlineData("Patients' choice: A&E, côté 3,000 – now!", "patients-choice-a-e-cote-3000-now")]
    [InlineData("🙂", "unnamed")]
    [InlineData("../../etc", "etc")]
    public void A_name_becomes_an_address(string name, string slug) => Assert.Equal(slug, Slug.Of(name));

    [Fact]
    public void An_address_is_cut_at_a_word() => Assert.Equal(string.Join('-', Enumerable.Repeat("word", 16)), Slug.Of(string.Join(' ', Enumerable.Repeat("word", 60))));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
