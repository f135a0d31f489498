using MissionGov.Domain.Interventions;

namespace MissionGov.Domain.Tests.Interventions;

public sealed class EvidenceShareWordsTests
{
    [Fact]
    public void Per_cents_add_up_to_a_hundred_whatever_is_rounded()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var shares = EvidenceShare.Of([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => (EvidenceWords.All[random.Next(4)], random.NextDouble()))]);

            Assert.Equal(100, EvidenceShareWords.Whole(shares).Sum());
            Assert.All(shares.Zip(EvidenceShareWords.Whole(shares)), pair => Assert.InRange(pair.Second, (100 * pair.First.Share) - 1, (100 * pair.First.Share) + 1));
        }
    }

    [Fact]
    public void The_strongest_comes_first_and_what_nothing_rests_on_is_left_out()
    {
        Assert.Equal("25% on a trial and 75% on an expert guess", EvidenceShareWords.Parts(EvidenceShare.Of([(EvidenceLevel.Belief, 6), (EvidenceLevel.Trial, 2)])));
        Assert.Equal("100% on several trials", EvidenceShareWords.Parts(EvidenceShare.Of([(EvidenceLevel.Trials, 0.1)])));
        Assert.Null(EvidenceShareWords.Parts(EvidenceShare.Of([(EvidenceLevel.Trial, 0)])));
    }
}
