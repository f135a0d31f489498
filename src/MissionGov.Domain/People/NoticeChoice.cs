namespace MissionGov.Domain.People;

/// <summary>What a person wants to be sent, and the key of their calendar. Nobody has one until they choose something.</summary>
public sealed class NoticeChoice
{
    public required Guid PersonId { get; init; }

    public bool WeeklyDigest { get; private set; } = true;

    /// <summary>Part of the calendar's secret address. A new key ends the old address; null, and there is none.</summary>
    public Guid? CalendarKey { get; private set; }

    public Result SendDigest(bool wanted)
    {
        if (wanted == WeeklyDigest) return new Problem("digest.same", wanted ? "You get the weekly email already." : "The weekly email is stopped already.");
        WeeklyDigest = wanted;
        return new DigestChosen(PersonId, wanted);
    }

    public Result RenewCalendar(Guid key)
    {
        var first = CalendarKey is null;
        CalendarKey = key;
        return new CalendarAddressChanged(PersonId, first ? "made" : "changed: the old one ends");
    }

    public Result StopCalendar()
    {
        if (CalendarKey is null) return new Problem("calendar.none", "There is no calendar address to stop.");
        CalendarKey = null;
        return new CalendarAddressChanged(PersonId, "stopped");
    }
}

public sealed record DigestChosen(Guid Person, bool Wanted) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => Person;

    public override string Summary => $"Weekly email {(Wanted ? "wanted" : "stopped")}.";
}

/// <summary>The key itself is never written down here.</summary>
public sealed record CalendarAddressChanged(Guid Person, string What) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => Person;

    public override string Summary => $"Calendar address {What}.";
}
