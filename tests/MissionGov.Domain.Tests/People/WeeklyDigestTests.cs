using MissionGov.Domain.People;

namespace MissionGov.Domain.Tests.People;

public sealed class WeeklyDigestTests
{
    [Theory]
    [InlineData("2026-02-02T07:29:59", false)]
    [InlineData("2026-02-02T07:30:00", true)]
    [InlineData("2026-02-02T23:59:59", true)]
    [InlineData("2026-02-03T00:00:00", false)]
    [InlineData("2026-02-01T07:30:00", false)]
    public void It_is_due_on_Monday_from_half_past_seven_until_the_day_ends(string local, bool due)
    {
        var time = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(due ? DateOnly.FromDateTime(time) : null, WeeklyDigest.DueAt(time));
    }
}
