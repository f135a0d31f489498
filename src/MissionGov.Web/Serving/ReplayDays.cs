using System.Globalization;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving;

/// <summary>The days of a replay as someone typed them, kept for the form, with what is wrong with them.</summary>
public sealed record ReplayDays(TypedDay AsAt, TypedDay KnownOn)
{
    public IEnumerable<(string Field, string Problem)> Problems =>
        new[] { ("known-on", KnownOn.Problem), ("as-at", AsAt.Problem) }.Where(day => day.Problem is not null).Select(day => (day.Item1, day.Problem!));

    /// <summary>A day to come is a slip, and answered with today. Text that is no day is not a question at all.</summary>
    public bool CanBeRead => AsAt.CanBeRead && KnownOn.CanBeRead;

    /// <summary>What a file is answered with where a page would say what is wrong beside the field: a file of today would name a day that it is not of.</summary>
    internal IResult? Refusal => KnownOn.Refusal ?? AsAt.Refusal;

    internal static ReplayDays Of(HttpContext http)
    {
        var (query, today) = (http.Request.Query, http.RequestServices.GetRequiredService<StatusClock>().Today);
        return new(TypedDay.Read(query["as-at"], today), TypedDay.Read(query["known-on"], today));
    }
}

/// <param name="Text">As typed.</param>
/// <param name="Day">What was read, when the page can be shown for it.</param>
public sealed record TypedDay(string Text, DateOnly? Day, bool CanBeRead, string? Problem)
{
    internal IResult? Refusal => Problem is null ? null : ErrorPages.Unreadable(Problem);

    internal static TypedDay Read(string? text, DateOnly today)
    {
        var typed = text ?? "";
        if (!Serving.AsAt.TryRead(text, out var day)) return new TypedDay(typed, null, CanBeRead: false, $"“{typed}” is not a day. Write it like 2025-03-01, 2025-03 or 2025.");
        return day > today
            ? new TypedDay(typed, null, CanBeRead: true, $"{Words(day.Value)} has not come yet. Enter a day up to {Words(today)}.")
            : new TypedDay(typed, day, CanBeRead: true, null);
    }

    private static string Words(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
