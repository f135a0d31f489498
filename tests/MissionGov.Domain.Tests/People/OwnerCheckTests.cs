using MissionGov.Domain.People;

namespace MissionGov.Domain.Tests.People;

public sealed class OwnerCheckTests
{
    private static readonly DateOnly Today = new(2026, 2, 1);

    [Fact]
    public void A_post_that_nobody_holds_is_vacant() => Assert.Equal(OwnerGap.Vacant, OwnerCheck.Of([], [], Today));

    [Theory]
    [InlineData(27, null)]
    [InlineData(28, OwnerGap.NeverUpdated)]
    public void Whoever_is_new_has_four_weeks_for_a_first_update(int days, OwnerGap? gap) =>
        Assert.Equal(gap, OwnerCheck.Of([new Holding(Today.AddDays(-days), null)], [], Today));

    [Fact]
    public void What_was_recorded_before_the_post_was_held_does_not_count() =>
        Assert.Equal(OwnerGap.NeverUpdated, OwnerCheck.Of([new Holding(Today.AddDays(-40), Today.AddDays(-41))], [], Today));

    [Theory]
    [InlineData(59, 1, null)]
    [InlineData(60, 1, OwnerGap.Silent)]
    [InlineData(60, 0, OwnerGap.Silent)]
    [InlineData(60, -1, null)]
    [InlineData(60, 60, null)]
    public void Sixty_days_of_silence_count_where_something_fell_due_in_them(int daysSilent, int dueDaysAgo, OwnerGap? gap) =>
        Assert.Equal(gap, OwnerCheck.Of([new Holding(Today.AddDays(-400), Today.AddDays(-daysSilent))], [Today.AddDays(-dueDaysAgo)], Today));

    [Fact]
    public void One_holder_who_looks_after_a_shared_post_is_enough() =>
        Assert.Null(OwnerCheck.Of([new Holding(Today.AddDays(-400), null), new Holding(Today.AddDays(-400), Today)], [Today], Today));
}
