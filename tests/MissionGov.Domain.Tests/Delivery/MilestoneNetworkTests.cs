using CsCheck;
using MissionGov.Domain.Delivery;

namespace MissionGov.Domain.Tests.Delivery;

public sealed class MilestoneNetworkTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly Change Because = new("NHS unit lead", new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero), "Software supplier slipped.");

    private readonly Milestone _software = New("Booking software ready", 0);
    private readonly Milestone _clinics = New("40 evening clinics open", 30);
    private readonly Milestone _app = New("All appointments in the app", 90);

    [Fact]
    public void A_slip_moves_what_waits_for_it_and_says_why()
    {
        var result = Chain().Slip(_software, Start.AddDays(42), Because);

        var slipped = Assert.IsType<MilestoneSlipped>(result.Event);
        Assert.Equal(["40 evening clinics open", "All appointments in the app"], slipped.Moved.Select(moved => moved.Name));
        Assert.Equal(slipped.Moved, slipped.Parts);
        Assert.Equal((Start.AddDays(72), Start.AddDays(132)), (_clinics.ForecastDate, _app.ForecastDate));
        Assert.Equal("Software supplier slipped.", _software.Slips[0].Reason);
        Assert.Equal(("Later because Booking software ready slipped", _software.Id), (_clinics.Slips[0].Reason, _clinics.Slips[0].BecauseOf));
        Assert.Equal("Later because 40 evening clinics open slipped", _app.Slips[0].Reason);
    }

    [Fact]
    public void What_moves_is_told_before_and_nothing_moves_by_asking()
    {
        var told = Chain().KnockOnOf(_software, Start.AddDays(42));

        Assert.Equal([(_clinics, Start.AddDays(72), _software), (_app, Start.AddDays(132), _clinics)], told.Select(one => (one.Milestone, one.To, one.BecauseOf)));
        Assert.Equal((Start.AddDays(30), Start.AddDays(90)), (_clinics.ForecastDate, _app.ForecastDate));
    }

    [Fact]
    public void Time_won_on_top_of_the_planned_gap_is_used_up_first()
    {
        Chain().Slip(_clinics, Start.AddDays(50), Because);

        Assert.Empty(Chain().KnockOnOf(_software, Start.AddDays(20)));
        Assert.Equal(Start.AddDays(51), Chain().KnockOnOf(_software, Start.AddDays(21))[0].To);
    }

    [Fact]
    public void A_slip_that_is_refused_moves_nothing()
    {
        Assert.Equal("milestone.reason", Chain().Slip(_software, Start.AddDays(42), Because with { Reason = " " }).Problem?.Code);
        Assert.Empty(_clinics.Slips);
    }

    [Fact]
    public void What_is_done_does_not_move()
    {
        _clinics.Meet(Start, Start);

        var moved = Assert.IsType<MilestoneSlipped>(Chain().Slip(_software, Start.AddDays(42), Because).Event).Moved;

        Assert.Empty(moved);
        Assert.Equal(Start.AddDays(90), _app.ForecastDate);
    }

    [Fact]
    public void One_done_later_than_expected_moves_what_waits_for_it()
    {
        var met = Assert.IsType<MilestoneMet>(Chain().Meet(_software, Start.AddDays(10), Start.AddDays(10), Because).Event);

        Assert.Equal(2, met.Moved.Count);
        Assert.Equal("Later because Booking software ready was done later than planned", _clinics.Slips[0].Reason);
    }

    [Fact]
    public void A_dependency_added_late_gives_the_same_days_as_one_added_early()
    {
        _software.Slip(Start.AddDays(42), Because);

        var added = Assert.IsType<MilestoneDependencyAdded>(Network((_app, _clinics)).Depend(_clinics, _software, Because).Event);

        Assert.Equal((2, Start.AddDays(72), Start.AddDays(132)), (added.Moved.Count, _clinics.ForecastDate, _app.ForecastDate));
    }

    [Fact]
    public void Planned_the_wrong_way_round_the_one_that_waits_moves_to_the_other()
    {
        Assert.Equal((_software, Start.AddDays(90)), Network().KnockOnOfWaiting(_software, _app) is [var only] ? (only.Milestone, only.To) : default);
    }

    [Fact]
    public void A_circle_is_refused_and_named()
    {
        var problem = Chain().Depend(_software, _app, Because).Problem;

        Assert.Equal("dependency.circle", problem?.Code);
        Assert.Equal("That would go in a circle: Booking software ready, which waits for All appointments in the app, which waits for 40 evening clinics open, which waits for Booking software ready. Choose another.", problem!.Message);
        Assert.Equal("dependency.self", Chain().Depend(_app, _app, Because).Problem?.Code);
        Assert.Equal("dependency.known", Chain().Depend(_app, _clinics, Because).Problem?.Code);
    }

    [Fact]
    public void A_report_cannot_bring_one_before_what_it_waits_for()
    {
        Chain().Slip(_software, Start.AddDays(42), Because);
        var before = _clinics.State;
        _clinics.Report(new MilestoneReport(ReportedStatus.OnTime, Note: "We are ready."), Because, Start);

        var problem = Chain().TooSoon(_clinics, before);

        Assert.Equal("milestone.too_soon", problem?.Code);
        Assert.Equal("It waits for Booking software ready, which is expected on 12 February 2026. Give a date from 14 March 2026 on, and mark it as late.", problem!.Message);
    }

    [Fact]
    public void What_is_taken_up_again_is_held_against_what_moved_meanwhile()
    {
        _clinics.Report(new MilestoneReport(ReportedStatus.Stopped, Note: "No staff."), Because, Start);
        Chain().Slip(_software, Start.AddDays(42), Because);
        var before = _clinics.State;

        _clinics.Report(new MilestoneReport(ReportedStatus.OnTime, Note: "Staff found."), Because, Start);
        Assert.Equal("milestone.too_soon", Chain().TooSoon(_clinics, before)?.Code);

        _clinics.Report(new MilestoneReport(ReportedStatus.Late, Start.AddDays(72), "Staff found."), Because, Start);
        Assert.Null(Chain().TooSoon(_clinics, before));
    }

    [Fact]
    public void A_day_that_nobody_touched_is_not_theirs_to_mend()
    {
        var before = _software.State;
        _software.Report(new MilestoneReport(ReportedStatus.OnTime), Because, Start);

        // Planned the wrong way round, and never settled.
        Assert.Null(Network((_software, _app)).TooSoon(_software, before));
    }

    [Fact]
    public void The_name_of_a_draft_missions_milestone_is_not_written_down_in_another_mission()
    {
        var secret = new Milestone { MissionId = Guid.NewGuid(), Name = "Secret site bought", Owner = "NHS unit lead", BaselineDate = Start };
        MilestoneNetwork Of(params MilestoneDependency[] dependencies) => new([secret, _clinics], dependencies, new HashSet<Guid> { secret.MissionId });

        var added = Assert.IsType<MilestoneDependencyAdded>(Of().Depend(_clinics, secret, Because).Event);
        var network = Of(new MilestoneDependency { MilestoneId = _clinics.Id, DependsOnId = secret.Id });
        network.Slip(secret, Start.AddDays(9), Because);
        var before = _clinics.State;
        _clinics.Report(new MilestoneReport(ReportedStatus.OnTime, Note: "We are ready."), Because, Start);
        string?[] texts = [added.Summary, .. added.Changes.Select(change => change.After), .. _clinics.Slips.Select(slip => slip.Reason), network.Refusal(_clinics, secret)!.Message, network.Refusal(secret, _clinics)!.Message, network.TooSoon(_clinics, before)!.Message];

        Assert.Contains("Later because a milestone of another mission slipped", texts);
        Assert.Equal(6, texts.Length - texts.Count(text => text!.Contains("Secret", StringComparison.Ordinal)));
        // Its own lead made the circle, and reads its name.
        Assert.StartsWith("That would go in a circle: Secret site bought", network.Refusal(secret, _clinics)!.Message, StringComparison.Ordinal);
        Assert.Equal("Secret site bought", network.NameIn(secret.MissionId, secret));
    }

    // An edit: a slip of one by some days, or, where those are negative, one made to wait for another.
    private static readonly Gen<(int Of, int On, int Days)[]> Edits = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7], Gen.Int[-60, 60]).Array[1, 25];

    [Fact]
    public void Nobody_is_expected_before_what_it_waits_for_and_no_circle_is_stored() => Gen.Select(Gen.Int[0, 200].Array[8], Edits).Sample((planned, edits) =>
    {
        var (milestones, dependencies) = Played(planned, edits);
        return milestones.All(milestone => !Reaches(milestone, milestone, dependencies))
            && dependencies.All(pair => pair.Waits.ForecastDate >= pair.For.ForecastDate && Gap(pair.Waits.ForecastDate, pair.For.ForecastDate) >= Gap(pair.Waits.BaselineDate, pair.For.BaselineDate))
            && milestones.All(milestone => milestone.Slips.Count == 0 ? milestone.ForecastDate == milestone.BaselineDate : milestone.Slips[^1].To == milestone.ForecastDate);
    });

    // A row of an update, as it is published: refused where it comes too soon, else what waits follows.
    private static readonly Gen<(int Of, ReportedStatus Status, int Days)[]> Reports = Gen.Select(Gen.Int[0, 7], Gen.Enum<ReportedStatus>(), Gen.Int[1, 90]).Array[1, 40];

    [Fact]
    public void After_any_reports_nobody_is_expected_before_what_it_waits_for() => Gen.Select(Gen.Int[0, 200].Array[8], Edits, Reports).Sample((planned, edits, reports) =>
    {
        var (milestones, dependencies) = Played(planned, edits);
        var network = new MilestoneNetwork(milestones, dependencies.Select(pair => new MilestoneDependency { MilestoneId = pair.Waits.Id, DependsOnId = pair.For.Id }));
        foreach (var (of, status, days) in reports)
        {
            var (milestone, before) = (milestones[of], milestones[of].State);
            DateOnly? date = status switch { ReportedStatus.Late => milestone.BaselineDate.AddDays(days), ReportedStatus.Done => Start, _ => null };
            if (milestone.Report(new MilestoneReport(status, date, "Why."), Because, Start).Event is null) continue;
            if (network.TooSoon(milestone, before) is not null) milestone.Restore(before, milestone.State);
            else network.Follow(milestone, Because);
        }

        return dependencies.Where(pair => pair.Waits.IsOpen).All(pair => Gap(pair.Waits.Expected, pair.For.Expected) >= Math.Max(0, Gap(pair.Waits.BaselineDate, pair.For.BaselineDate)));
    });

    // Slips are of whole new days and dependencies run one way, so that each edit is possible in any order.
    [Fact]
    public void The_order_of_edits_does_not_matter() => Gen.Select(Gen.Int[0, 200].Array[8], Edits, Gen.Int[0, int.MaxValue]).Sample((planned, edits, seed) =>
    {
        var possible = edits.Select(edit => edit.Days < 0 ? (Math.Max(edit.Of, edit.On), Math.Min(edit.Of, edit.On), -1) : (edit.Of, edit.On, edit.Days)).Where(edit => edit.Item3 >= 0 || edit.Item1 != edit.Item2).ToArray();
        var shuffled = possible.ToArray();
        new Random(seed).Shuffle(shuffled);
        return Days(Played(planned, possible)).SequenceEqual(Days(Played(planned, shuffled)));
    });

    private static IEnumerable<DateOnly> Days((List<Milestone> Milestones, HashSet<(Milestone, Milestone)>) played) => played.Milestones.Select(milestone => milestone.ForecastDate);

    private static (List<Milestone> Milestones, HashSet<(Milestone Waits, Milestone For)> Dependencies) Played(int[] planned, (int Of, int On, int Days)[] edits)
    {
        var milestones = planned.Select((days, i) => New($"Milestone {i}", days)).ToList();
        var dependencies = new HashSet<(Milestone Waits, Milestone For)>();
        foreach (var (of, on, days) in edits)
        {
            var network = new MilestoneNetwork(milestones, dependencies.Select(pair => new MilestoneDependency { MilestoneId = pair.Waits.Id, DependsOnId = pair.For.Id }));
            if (days >= 0) network.Slip(milestones[of], milestones[of].BaselineDate.AddDays(days), Because);
            else if (network.Depend(milestones[of], milestones[on], Because).Event is not null) dependencies.Add((milestones[of], milestones[on]));
        }

        return (milestones, dependencies);
    }

    // Bounded, so that a circle is found and not followed for ever.
    private static bool Reaches(Milestone from, Milestone to, HashSet<(Milestone Waits, Milestone For)> dependencies, int left = 8) =>
        left > 0 && dependencies.Any(pair => pair.Waits == from && (pair.For == to || Reaches(pair.For, to, dependencies, left - 1)));

    private static int Gap(DateOnly later, DateOnly earlier) => later.DayNumber - earlier.DayNumber;

    private MilestoneNetwork Chain() => Network((_clinics, _software), (_app, _clinics));

    private MilestoneNetwork Network(params (Milestone Waits, Milestone For)[] pairs) =>
        new([_software, _clinics, _app], pairs.Select(pair => new MilestoneDependency { MilestoneId = pair.Waits.Id, DependsOnId = pair.For.Id }));

    private static Milestone New(string name, int days) => new() { MissionId = Guid.Empty, Name = name, Owner = "NHS unit lead", BaselineDate = Start.AddDays(days) };
}
