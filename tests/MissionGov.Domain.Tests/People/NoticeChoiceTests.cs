using MissionGov.Domain.People;

namespace MissionGov.Domain.Tests.People;

public sealed class NoticeChoiceTests
{
    private readonly NoticeChoice _choice = new() { PersonId = Guid.CreateVersion7() };

    [Fact]
    public void The_digest_comes_until_it_is_stopped()
    {
        Assert.True(_choice.WeeklyDigest);

        Assert.IsType<DigestChosen>(_choice.SendDigest(false).Event);

        Assert.False(_choice.WeeklyDigest);
        Assert.Equal("digest.same", _choice.SendDigest(false).Problem?.Code);
    }

    [Fact]
    public void A_calendar_has_one_address_at_a_time_and_no_line_tells_it()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal("calendar.none", _choice.StopCalendar().Problem?.Code);

        Assert.DoesNotContain(first.ToString(), _choice.RenewCalendar(first).Event!.ToString(), StringComparison.Ordinal);
        _choice.RenewCalendar(second);
        Assert.Equal(second, _choice.CalendarKey);

        Assert.IsType<CalendarAddressChanged>(_choice.StopCalendar().Event);
        Assert.Null(_choice.CalendarKey);
    }
}
