using System.Globalization;
using System.Text;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>The matrix as a page that a person reads.</summary>
internal static class RightsTable
{
    private static readonly string Explained = $"""
        # Who may do what

        Written by `RightsTests`, which tries every command, query and route as somebody of every role, and fails when an answer is no longer as it stands here.
        To write it anew: `{RightsTests.WriteAnew}=1`, then run `RightsTests`, and read the difference.

        Four signs for each role, about: {string.Join(", ", Scene.Held.Select(scene => scene.Name))}.
        `y` it is done or shown · `n` refused · `-` answered as if it were not there. One sign where it is the same for all four.
        A route that is posted to gets a form with its token and little else: `y` says that the door was open, not that anything was done.
        The contributor, the unit lead, the SRO and whoever is "of one" hold their post for the own mission and the own draft only; the others for all missions.
        All have proved who they are within the last minutes, except for the last column.
        An address with a secret in it (a calendar, a link in a mail) is answered to whoever has it: here it is the contributor's.


        """;

    public static string Of(RightsMatrix matrix)
    {
        var text = new StringBuilder(Explained);
        Append(text, "Commands and queries", matrix.Actors, matrix.Requests);
        Append(text, "Routes", matrix.Actors, matrix.Routes);
        Append(text, "A target that is not published, of a mission that is: of the own mission, of another", matrix.Actors, matrix.Hiding);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, IReadOnlyList<Actor> actors, IReadOnlyList<MatrixRow> rows)
    {
        var asks = rows.Any(row => row.Requires is not null);
        text.AppendLine(CultureInfo.InvariantCulture, $"## {title}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"| {(asks ? "Request | Asks for" : "Request or route")} | {string.Join(" | ", actors.Select(actor => actor.Name))} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"|{string.Concat(Enumerable.Repeat("---|", actors.Count + (asks ? 2 : 1)))}");
        foreach (var row in rows) text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Name}{(asks ? $" | {row.Requires}" : "")} | {string.Join(" | ", actors.Select(actor => Signs(row, actor)))} |");
        text.AppendLine();
    }

    private static string Signs(MatrixRow row, Actor actor)
    {
        var signs = string.Concat(row.Scenes.Select(scene => row.Answers[(actor, scene)].Mark switch
        {
            Mark.Yes => 'y',
            Mark.No => 'n',
            _ => '-',
        }));
        return $"`{(signs.Distinct().Count() == 1 ? signs[..1] : signs)}`";
    }
}
