using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Forms;

namespace MissionGov.Web.Features.Missions;

/// <summary>The fields of a unit's form: three, and seven for each member.</summary>
internal static class UnitForm
{
    public const string RowsField = "rows";

    private const int FreeRows = 2;
    private static readonly string[] MemberFields = ["role", "organisation", "discipline", "fte", "outside", "front-line", "until"];

    public static string Field(int row, string name) => $"members-{row}-{name}";

    public static int RowsOf(IFormCollection form) => int.TryParse(form[RowsField], out var rows) ? Math.Clamp(rows, 1, DeliveryUnitRules.MostMembers) : 1;

    public static int RowsOf(DeliveryUnit unit) => Math.Min(unit.Members.Count + FreeRows, DeliveryUnitRules.MostMembers);

    public static IEnumerable<string> Fields(int rows) =>
        ["name", "lead", "departments", "reason", .. Enumerable.Range(0, rows).SelectMany(row => MemberFields.Select(name => Field(row, name)))];

    /// <param name="rows">At least one for each member; the others are empty.</param>
    public static Dictionary<string, string> Of(DeliveryUnit unit, int rows)
    {
        var values = Fields(rows).ToDictionary(field => field, _ => "");
        (values["name"], values["lead"], values["departments"]) = (unit.Name, unit.Lead, string.Join('\n', unit.Departments));
        foreach (var (row, member) in unit.Members.Index().Take(rows))
        {
            values[Field(row, "role")] = member.Role;
            values[Field(row, "organisation")] = member.Organisation;
            values[Field(row, "discipline")] = member.Discipline;
            values[Field(row, "fte")] = FieldText.Of(member.FullTime);
            values[Field(row, "outside")] = FieldText.Of(member.FromOutside);
            values[Field(row, "front-line")] = FieldText.Of(member.FrontLine);
            values[Field(row, "until")] = FieldText.Of(member.SecondedUntil);
        }

        values.Remove("reason");
        return values;
    }

    /// <summary>An empty row is no member. Problems of the domain name members by their place among those that are there, so each is put at its row.</summary>
    public static DeliveryUnit Read(FormEntry entry, int rows, IReadOnlyList<UnitMember> known, bool refuses)
    {
        var there = Enumerable.Range(0, rows).Where(row => MemberFields.Any(name => !Wording.IsEmpty(entry[Field(row, name)]))).ToList();
        var unit = new DeliveryUnit(Wording.Line(entry["name"]), Wording.Line(entry["lead"]), [.. entry["departments"].Split('\n').Select(Wording.Line).Where(line => line.Length > 0)])
        {
            Members = [.. there.Select(row => Member(entry, row, known))],
        };
        if (!refuses) return unit;
        foreach (var problem in unit.Problems([]))
            entry.Refuse(problem.Field.Split('-') is ["members", var at, .. var name] ? Field(there[int.Parse(at, null)], string.Join('-', name)) : problem.Field, problem.Message);
        return unit;
    }

    private static UnitMember Member(FormEntry entry, int row, IReadOnlyList<UnitMember> known)
    {
        string Said(string name) => Wording.Line(entry[Field(row, name)]);
        var fullTime = Wording.IsEmpty(entry[Field(row, "fte")]) ? 1 : entry.Number(Field(row, "fte")) ?? 1;
        var member = new UnitMember(Said("role"), Said("organisation"), Said("discipline"), fullTime, Said("outside") == "yes", Said("front-line") == "yes", entry.Day(Field(row, "until")));

        // What the demo made up stays marked as made up until somebody changes it.
        return known.Contains(member with { Illustrative = true }) ? member with { Illustrative = true } : member;
    }
}
