namespace MissionGov.Domain;

/// <summary>What is wrong with one field of a form. Its code is the thing and the field: "mission.name".</summary>
public sealed record FieldProblem(string Field, string Message)
{
    public Problem Of(string thing) => new($"{thing}.{Field}", Message);
}

/// <summary>The checks that most fields share.</summary>
internal static class FieldChecks
{
    public static IEnumerable<FieldProblem> Needed(string field, string value, string message)
    {
        if (Wording.IsEmpty(value)) yield return new(field, message);
    }

    /// <param name="name">As a sentence begins with it: "The purpose".</param>
    public static IEnumerable<FieldProblem> Within(string field, string value, int longest, string name)
    {
        if (value.Length > longest) yield return new(field, $"{name} must be {longest:N0} characters or fewer. You have {value.Length:N0}");
    }

    public static IEnumerable<FieldProblem> Unlike(string field, string value, IEnumerable<string> others, string thing)
    {
        if (!Wording.IsEmpty(value) && LookAlike.Among(others, value) is { } same) yield return new(field, $"A {thing} with a name that looks the same exists: {same}");
    }

    /// <summary>Nobody promises for before 1990 or after 2100; history may go further back.</summary>
    public static IEnumerable<FieldProblem> Real(string field, DateOnly? day, int earliest = 1990)
    {
        if (day is { } given && (given.Year < earliest || given.Year > 2100)) yield return new(field, $"Year must be between {earliest} and 2100");
    }
}
