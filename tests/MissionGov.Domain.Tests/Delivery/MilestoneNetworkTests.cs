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
