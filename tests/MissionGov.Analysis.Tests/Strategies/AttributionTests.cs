using MissionGov.Analysis.Strategies;
using MissionGov.Analysis.Strategies.Effects;

namespace MissionGov.Analysis.Tests.Strategies;

public sealed class AttributionTests
{
    private static readonly Wedge Clinics = new(new("Clinics", new NormalEffect(6, 1)) { Reach = 0.8 }) { Start = 4, Ramp = 8 };

    // 12 periods after a baseline of 60 the trend led to 61.
    private static readonly AttributionQuestion Question = new(60, 63, 12, [new(Clinics, Clinics)]) { Trend = StatusQuo.Normal(61, 0.5), Revised = 0 };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void All_parts_sum_to_what_was_seen(int seed)
    {
        var random = new Random(seed);
        double Share() => random.Next(5) == 0 ? 0 : random.NextDouble();
        var combine = seed % 2 == 0 ? Combination.Additive : Combination.Multiplicative;
        var size = combine == Combination.Additive ? 5 : 0.1;
        Wedge Any(string name) => new(new(name, new NormalEffect(size * (random.NextDouble() + 0.2), size / 9)) { Reach = Share(), Fidelity = Share(), ProbabilityOfDelivery = Share(), Haircut = Share() })
        {
            Start = random.Next(-10, 12),
            Lag = random.Next(3),
            Ramp = random.Next(9),
            Arrived = random.Next(2) * 0.2 * random.NextDouble(),
        };
        var plans = Enumerable.Range(0, random.Next(1, 5)).Select(i => $"Plan {i}").Select((name, i) => new ActedPlan(i == 0 ? Clinics with { Intervention = new(name, new FixedEffect(size)) } : Any(name), Any(name))).ToList();
        var answer = Found(new(60, 55 + (10 * random.NextDouble()), 12, plans)
        {
            Combine = combine,
            Trend = seed % 3 == 0 ? null : StatusQuo.Normal(58 + (6 * random.NextDouble()), 1),
            Revised = seed % 5 == 0 ? null : random.NextDouble() - 0.5,
            Correlation = seed % 7 == 0 ? Correlation.Between(0.5) : Correlation.None,
            Draws = 500,
        });

        var parts = (answer.Revised ?? 0) + (answer.Trend ?? 0) + answer.Meant + answer.Plans.Sum(plan => plan.Late + plan.Reached + plan.Worked) + answer.OverlapChange + answer.Unexplained;
        Assert.Equal(answer.Seen, parts, 1e-9);
        Assert.Equal(seed % 3 == 0, answer.Range is null);
    }

    [Fact]
    public void A_plan_that_goes_as_meant_leaves_nothing_to_itself()
    {
        var answer = Found(Question);

        Assert.Equal(("Clinics", 4.8, 0, 0, 0), (answer.Plans[0].Name, Math.Round(answer.Plans[0].Meant, 12), answer.Plans[0].Late, answer.Plans[0].Reached, answer.Plans[0].Worked));
        Assert.Equal((3, 1, 4.8), (answer.Seen, answer.Trend, Math.Round(answer.Meant, 12)));
        Assert.Equal(3 - 1 - 4.8, answer.Unexplained, 1e-12);
        Assert.Equal(61 + 4.8, (answer.Range!.Value.Lower + answer.Range.Value.Upper) / 2, 1e-9);
    }

    // Of 6 × 0.8 × 8/8 three periods late leave 5/8; half the reach halves it; an effect a third smaller takes a third.
    [Fact]
    public void One_thing_that_changed_has_all_of_the_difference()
    {
        var (late, fewer, weaker) = (Clinics with { Start = 7 }, Clinics with { Intervention = Clinics.Intervention with { Reach = 0.4 } }, Clinics with { Intervention = Clinics.Intervention with { Effect = new NormalEffect(4, 1) } });

        Assert.Equal((-1.8, 0, 0), Parts(late));
        Assert.Equal((0, -2.4, 0), Parts(fewer));
        Assert.Equal((0, 0, -1.6), Parts(weaker));

        static (double, double, double) Parts(Wedge now)
        {
            var plan = Found(Question with { Plans = [new(Clinics, now)] }).Plans.Single();
            return (Math.Round(plan.Late, 12), Math.Round(plan.Reached, 12), Math.Round(plan.Worked, 12));
        }
    }

    // By hand: 6 × 0.8 × 1 became 4 × 0.4 × 5/8. Each factor's gain, averaged over the six orders.
    [Fact]
    public void What_changed_together_is_shared_by_the_mean_over_all_orders()
    {
        var plan = Found(Question with { Plans = [new(Clinics, Clinics with { Start = 7, Intervention = Clinics.Intervention with { Reach = 0.4, Effect = new NormalEffect(4, 1) } })] }).Plans.Single();
        double[] before = [6, 0.8, 1], after = [4, 0.4, 5 / 8.0], shares = new double[3];
        foreach (var order in new[] { new[] { 0, 1, 2 }, [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] })
        {
            var at = before.ToArray();
            foreach (var factor in order)
            {
                var product = at[0] * at[1] * at[2];
                at[factor] = after[factor];
                shares[factor] += ((at[0] * at[1] * at[2]) - product) / 6;
            }
        }

        Assert.Equal((shares[2], shares[1], shares[0]), (plan.Late, plan.Reached, plan.Worked), (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) + Math.Abs(one.Item3 - other.Item3) < 1e-12);
        Assert.Equal(4 * 0.4 * 5 / 8, plan.Now, 1e-12);
    }

    [Fact]
    public void A_smaller_chance_of_delivery_is_no_later_estimate()
    {
        var plan = Found(Question with { Plans = [new(Clinics, Clinics with { Intervention = Clinics.Intervention with { ProbabilityOfDelivery = 0.5 } })] }).Plans.Single();

        Assert.Equal((0, -2.4, 0), (plan.Late, Math.Round(plan.Reached, 12), plan.Worked));
    }

    // In force at the baseline, so that the trend has it; ended since.
    [Fact]
    public void What_was_in_force_at_the_baseline_and_ended_since_is_lost()
    {
        var held = Clinics with { Start = -20, Arrived = 1 };
        var fading = held with { HalfLife = 12 };
        var (lost, faded, gone) = (Parts(held, held with { End = 6 }), Parts(fading with { Arrived = 0.5 }, fading with { Arrived = 0.5 }), Parts(fading with { Start = -8, Arrived = 1 }, fading with { Start = -8, Arrived = 1, End = 6 }));

        Assert.Equal((0, -4.8, -4.8), (lost.Meant, Math.Round(lost.Late, 12), Math.Round(lost.Now, 12)));
        Assert.Equal((0, 0), (faded.Meant, faded.Late));
        Assert.Equal(-4.8 * Math.Pow(0.5, 12 / 12.0), gone.Late, 1e-12);

        // The range goes by the loss, too, and what another plan would do twice with it is done once.
        var letters = new Wedge(new("Letters", new FixedEffect(2)));
        var both = Found(Question with { Plans = [new(held, held with { End = 6 }), new(letters, letters)], Overlaps = [new(0, 1, 0.3)] });
        Assert.Equal(61 - 4.8 + 2, (both.Range!.Value.Lower + both.Range.Value.Upper) / 2, 0.05);
        Assert.Equal((0, 63 - 61 + 4.8 - 2), (both.OverlapChange, both.Unexplained), (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-9);

        static PlanAttribution Parts(Wedge meant, Wedge now) => Found(Question with { Plans = [new(meant, now), new(new(new("Other", new FixedEffect(1))), new(new("Other", new FixedEffect(1))))] }).Plans[0];
    }

    [Fact]
    public void What_was_meant_for_later_and_began_early_is_told()
    {
        var plan = Found(Question with { Plans = [new(Clinics with { Start = 20 }, Clinics)] }).Plans.Single();

        Assert.Equal((0, 4.8), (plan.Meant, Math.Round(plan.Late, 12)));
    }

    // Before the baseline already: then it is in the trend.
    [Fact]
    public void What_began_before_the_baseline_though_it_was_meant_for_after_brings_nothing_new() =>
        Assert.Equal(-4.8, Found(Question with { Plans = [new(Clinics, Clinics with { Start = -20, Arrived = 1 })] }).Plans.Single().Late, 1e-12);

    // The variance of two effects that go together grows by twice the correlation times both spreads.
    [Fact]
    public void Plans_that_go_together_widen_the_range_and_leave_the_parts()
    {
        var letters = new Wedge(new("Letters", new NormalEffect(2, 1)));
        var apart = Question with { Plans = [new(Clinics, Clinics), new(letters, letters)] };
        var (one, other) = (Found(apart), Found(apart with { Correlation = Correlation.Between(0.6) }));
        double Width(Attributed parts) => (parts.Range!.Value.Upper - parts.Range.Value.Lower) / 2;

        Assert.Equal(one.Unexplained, other.Unexplained, 1e-12);
        Assert.Equal(Math.Sqrt(0.25 + 0.64 + 1 + (2 * 0.6 * 0.8)) / Math.Sqrt(0.25 + 0.64 + 1), Width(other) / Width(one), 0.02);
    }

    [Fact]
    public void A_plan_that_never_began_is_late_with_all_of_it()
    {
        var plan = Found(Question with { Plans = [new(Clinics, Clinics with { Start = 30 })] }).Plans.Single();

        Assert.Equal((-4.8, 0.0), (plan.Late, plan.Now), (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-12);
    }

    [Fact]
    public void What_plans_do_twice_changes_as_they_do()
    {
        var letters = new Wedge(new("Letters", new FixedEffect(2)));
        var answer = Found(Question with { Plans = [new(Clinics, Clinics), new(letters, letters with { Intervention = letters.Intervention with { Reach = 0.5 } })], Overlaps = [new(0, 1, 0.3)] });

        Assert.Equal((-0.6, 0.3), (answer.Overlap, answer.OverlapChange), (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-12);
    }

    [Fact]
    public void Without_a_plan_that_was_to_act_there_is_nothing_to_tell()
    {
        static string Words(AttributionQuestion question) => Assert.IsType<Answer<Attributed>.Refused>(Attribution.Of(question)).Message;

        Assert.Equal("No plan was to have an effect by then.", Words(Question with { Plans = [] }));
        Assert.Equal("No plan was to have an effect by then.", Words(Question with { At = 3 }));
        Assert.Equal("question", Assert.Throws<ArgumentException>(() => Attribution.Of(Question with { Seen = double.NaN })).ParamName);
        Assert.Throws<ArgumentException>(() => Attribution.Of(Question with { Plans = [new(Clinics, new(new("Other", null)))] }));
    }

    private static Attributed Found(AttributionQuestion question) => Assert.IsType<Answer<Attributed>.Found>(Attribution.Of(question)).Value;
}
