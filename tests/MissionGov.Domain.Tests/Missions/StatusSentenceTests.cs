using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class StatusSentenceTests
{
    private const int LongestSentence = 20;

    private static readonly IReadOnlyList<TargetAssessment> Everything =
    [
        .. Enumerable.Range(1999, 17).Select(year => new DateOnly(year, 12, 31)).SelectMany(day => new[] { HistoricalTargets.RoughSleeping(day), HistoricalTargets.Conceptions(day), HistoricalTargets.Exclusions(day) }),
        .. new[] { -0.2, 0, 0.2, 0.4, 0.6, 1.3 }.Select(pace => SampleTarget.Rising(pace)),
        SampleTarget.Rising(0.6, today: new DateOnly(2026, 4, 30)),
        SampleTarget.Rising(0.6, null, null, -0.1, -0.1),
        SampleTarget.Rising(0.32, null, null, 1.2),
        SampleTarget.Assess(SampleTarget.Goal, [], SampleTarget.Today),
        SampleTarget.Assess(SampleTarget.Goal with { BaselinePeriod = Period.Month(2024, 12) }, [60, 64], SampleTarget.Today),
    ];

    // The level before the colon is a label, so the sentence is what stands beside a chip.
    [Fact]
    public void No_sentence_is_longer_than_twenty_words() => Assert.All(
        Everything.SelectMany(assessed => new[] { StatusSentence.BesideChip(assessed), StatusSentence.BesideChip(assessed, inWords: false), assessed.Reason.Text }),
        text => Assert.All(Sentences(text), sentence => Assert.True(Words(sentence) <= LongestSentence, $"{Words(sentence)} words: {sentence}")));

    [Fact]
    public void Alone_it_starts_with_the_level_and_beside_a_chip_it_drops_it() => Assert.All(Everything, assessed =>
    {
        Assert.Equal($"{assessed.Status.Words()}: {StatusSentence.BesideChip(assessed)}", StatusSentence.Alone(assessed));
        Assert.DoesNotContain(assessed.Status.Words(), StatusSentence.BesideChip(assessed), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(1, "one month")]
    [InlineData(4, "4 months")]
    [InlineData(23, "23 months")]
    [InlineData(24, "2 years")]
    [InlineData(40, "3 years and 4 months")]
    public void A_span_is_said_in_the_largest_units(int months, string words) =>
        Assert.Contains($"{words} early", StatusSentence.BesideChip(ReachedEarly(months)), StringComparison.Ordinal);

    [Fact]
    public void Certainty_is_said_once_and_the_unit_is_said_once()
    {
        var assessed = HistoricalTargets.Conceptions(new DateOnly(2004, 12, 31));

        Assert.Equal("2.0 per 1,000 behind where it needs to be; under 1% chance of 23.3 by 2010.", StatusSentence.BesideChip(assessed));
    }

    [Fact]
    public void On_the_line_is_neither_ahead_nor_behind() =>
        Assert.Equal("Exactly where it needs to be", StatusSentence.Gap(SampleTarget.Rising(0) with { Gap = 0.01 }));

    [Theory]
    [InlineData(-0.04, false)]
    [InlineData(-0.05, true)]
    [InlineData(0.1, false)]
    public void Behind_is_what_shows_as_behind(double gap, bool behind)
    {
        var assessed = SampleTarget.Rising(0) with { Gap = gap };

        Assert.Equal((behind, behind), (assessed.IsBehind, StatusSentence.Gap(assessed).Contains("behind", StringComparison.Ordinal)));
    }

    private static TargetAssessment ReachedEarly(int months) => SampleTarget.Assess(
        SampleTarget.Goal with { BaselinePeriod = SampleTarget.Latest.Shift(-1), Deadline = SampleTarget.Latest.Shift(months) }, [60, 81], SampleTarget.Today);

    private static string[] Sentences(string text) => text.Split(". ", StringSplitOptions.RemoveEmptyEntries);

    private static int Words(string sentence) => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
