using MissionGov.Analysis.Strategies;
using MissionGov.Analysis.Strategies.Effects;

namespace MissionGov.Analysis.Tests.Strategies;

public sealed class KeptDrawsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(-0.1)]
    public void What_if_answers_as_a_fresh_question_would(double correlation)
    {
        var question = Asked.Mixed with { Correlation = Correlation.Between(correlation) };
        var kept = Asked.Kept(question);
        foreach (var (place, changed) in new (int, Intervention)[]
        {
            (0, question.Interventions[0] with { Reach = 0.5 }),
            (1, question.Interventions[1] with { ProbabilityOfDelivery = 1 }),
            (2, question.Interventions[2] with { Effect = new FixedEffect(2) }),
            (3, new("Trainers", new PertEffect(0, 1, 4))),
            (4, question.Interventions[4] with { Effect = null }),
        })
        {
            var (whatIf, fresh) = (Found(kept.With(place, changed)), Asked.Kept(question with { Interventions = [.. question.Interventions.Select((intervention, i) => i == place ? changed : intervention)] }));

            Assert.Equal(Asked.Told(fresh.Answer), Asked.Told(whatIf.Answer));
            Assert.Equal(Asked.Told(kept.Answer), Asked.Told(Found(whatIf.With(question)).Answer));
        }
    }

    // What a search or a tornado reads is the answer's own, and what knowledge is worth that of a fresh question.
    [Theory]
    [InlineData(Combination.Additive, 0)]
    [InlineData(Combination.Multiplicative, 0.3)]
    public void A_part_of_the_answer_is_the_answers_own(Combination combine, double correlation)
    {
        var question = Asked.Mixed with { Combine = combine, Overlaps = [], Correlation = Correlation.Between(correlation) };
        foreach (var kept in new[] { Asked.Kept(question), Found(Asked.Kept(question).With(0, question.Interventions[0] with { Reach = 0.5 })), Asked.Kept(Asked.Clinics) })
        {
            Assert.Equal((kept.Answer.Expected, kept.Answer.ChanceOfMeeting), (kept.Expected, kept.ChanceOfMeeting));
            Assert.Equal(Assert.IsType<Answer<IReadOnlyList<KnowledgeValue>>.Found>(InformationValue.Of(kept.Question)).Value, InformationValue.Of(kept));
        }
    }

    // An exact answer on the way keeps no draws of another status quo.
    [Fact]
    public void An_exact_answer_on_the_way_changes_nothing()
    {
        var elsewhere = Asked.Mixed with { StatusQuo = StatusQuo.Normal(70, 1) };
        var exact = Found(Asked.Kept(Asked.Mixed).With(elsewhere with { Interventions = [new("Clinics", new NormalEffect(1, 1))], Overlaps = [] }));

        Assert.True(exact.Answer.IsExact);
        Assert.Equal(Asked.Told(Asked.Found(elsewhere)), Asked.Told(Found(exact.With(elsewhere)).Answer));
    }

    [Fact]
    public void Another_seed_or_number_of_draws_keeps_nothing()
    {
        var kept = Asked.Kept(Asked.Mixed);
        foreach (var other in new[] { Asked.Mixed with { Seed = 5 }, Asked.Mixed with { Draws = 1_000 }, Asked.Mixed with { StatusQuo = StatusQuo.Normal(70, 1) }, Asked.Clinics })
            Assert.Equal(Asked.Told(Asked.Found(other)), Asked.Told(Found(kept.With(other)).Answer));
    }

    // The same luck in both answers: more reach of a plan that can only help never makes the chance smaller.
    [Fact]
    public void More_reach_never_lowers_the_chance()
    {
        var kept = Asked.Kept(Asked.Mixed);

        var chances = Enumerable.Range(0, 21).Select(step => Found(kept.With(0, Asked.Mixed.Interventions[0] with { Reach = step / 20.0 })).Answer.ChanceOfMeeting).ToList();

        Assert.Equal(chances.Order(), chances);
        Assert.True(chances[^1] > chances[0]);
    }

    [Fact]
    public void What_cannot_be_is_refused_there_too()
    {
        var kept = Asked.Kept(Asked.Clinics);

        Assert.IsType<Answer<KeptDraws>.Refused>(kept.With(Asked.Clinics with { Overlaps = [new(0, 1, 2)] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => kept.With(2, Asked.Clinics.Interventions[0]));
    }

    private static KeptDraws Found(Answer<KeptDraws> answer) => Assert.IsType<Answer<KeptDraws>.Found>(answer).Value;
}
