namespace MissionGov.Domain.People;

/// <summary>Who holds a post, from when until when. Missions and milestones name posts, never people; so a change of person changes nothing else.</summary>
public sealed class Appointment
{
    public const int LongestTitle = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    /// <summary>Null for a post that covers every mission.</summary>
    public Guid? MissionId { get; init; }

    public required Role Role { get; init; }

    /// <summary>The post as pages and the audit name it, such as "NHS mission unit lead".</summary>
    public required string Title { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; null while it goes on.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Given by a group of the organisation's sign-in, which takes it away again; else an administrator did, and only they do.</summary>
    public bool ByGroup { get; init; }

    public bool IsHeldOn(DateOnly day) => From <= day && (Until is not { } last || day <= last);

    /// <summary>What is wrong with an appointment before it is made, with the field; null when it will do.</summary>
    public static Problem? ProblemWith(string title, DateOnly from, DateOnly? until)
    {
        if (title.Length is 0 or > LongestTitle) return new Problem("appointment.title", $"Enter the post, in at most {LongestTitle} characters, like “NHS unit lead”.");
        return until < from ? new Problem("appointment.until", $"Enter a last day on or after {from:d MMMM yyyy}.") : null;
    }

    /// <summary>Names the last day of the post. A day before today takes the post away at once.</summary>
    public Result End(DateOnly last)
    {
        if (Until is { } until && until <= last) return new Problem("appointment.ended", $"This appointment ends on {until:d MMMM yyyy} already.");
        Until = last;
        return new AppointmentEnded(PersonId, MissionId, Title, last);
    }
}

/// <summary>Somebody holds a post from a day on.</summary>
public sealed record PersonAppointed(Guid AccountId, Guid? Mission, Role Role, string Title, DateOnly From, DateOnly? Until) : AccountEvent(AccountId)
{
    public override Guid? MissionId => Mission;

    public override string Summary => $"A person was appointed {Title}, from {From:d MMMM yyyy}{(Until is { } last ? $" until {last:d MMMM yyyy}" : "")}.";
}

/// <summary>Somebody holds a post no longer than a day.</summary>
public sealed record AppointmentEnded(Guid AccountId, Guid? Mission, string Title, DateOnly Last) : AccountEvent(AccountId)
{
    public override Guid? MissionId => Mission;

    public override string Summary => $"The appointment as {Title} ends after {Last:d MMMM yyyy}.";
}
