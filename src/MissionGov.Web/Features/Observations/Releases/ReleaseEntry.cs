using MissionGov.Domain;

namespace MissionGov.Web.Features.Observations.Releases;

/// <summary>What a person entered in one of the forms of a release, kept when something is wrong with it.</summary>
/// <param name="Form">Which of them; the ids of its fields begin with it.</param>
public sealed record ReleaseEntry(string Form, string Post, string On, string At, string Reason, Problem Problem)
{
    public const string Access = "access";
    public const string End = "end";
    public const string Move = "move";
    public const string Cancel = "cancel";

    /// <summary>Where the person goes on: the field that is wrong, else the heading of the form.</summary>
    public string Place => Field is { } wrong ? $"{Form}-{wrong}" : Form == End ? Access : Form;

    private string? Field => (Form, Problem.Code) switch
    {
        (Access, "release.post") => "post",
        (Access, "release.from" or "release.at") or (Move, "release.at") => "at",
        (Move or Cancel, "release.reason") => "reason",
        _ => null,
    };

    public string? Wrong(string field) => field == Field ? Problem.Message : null;

    internal static ReleaseEntry Of(string form, IFormCollection fields, Problem problem) =>
        new(form, fields["post"].ToString(), fields["on"].ToString(), fields["at"].ToString(), fields["reason"].ToString(), problem);
}
