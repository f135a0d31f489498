namespace MissionGov.Web.Components.Forms;

/// <summary>What a person can mend in a form. Without a field it is about the whole.</summary>
public sealed record FormProblem(string? Field, string Message);

/// <summary>The problems of a form, by field.</summary>
public sealed record FormProblems(params IReadOnlyList<FormProblem> All)
{
    public static readonly FormProblems None = new();

    public static FormProblems Of(string message, string? field = null) => new(new FormProblem(field, message));

    public string? At(string field) => All.FirstOrDefault(problem => problem.Field == field)?.Message;
}
