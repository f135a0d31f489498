using System.Globalization;
using MissionGov.Domain;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Components.Forms;

/// <summary>A form as it is shown and as it comes back: what each field says, what it said when it was shown, and what is wrong with it. Only fields that the form has are read, whatever is sent.</summary>
public sealed class FormEntry
{
    public const string CommandField = "command";
    public const string VersionField = "version";
    public const string TokenField = "__RequestVerificationToken";

    private const string SeenPrefix = "was-";
    private const string TakePrefix = "take-";

    private readonly Dictionary<string, string> _values;
    private readonly Dictionary<string, string> _seen;
    private readonly Dictionary<string, string> _problems = [];
    private readonly Dictionary<string, string> _theirs = [];
    private readonly List<string> _taken = [];

    private FormEntry(Dictionary<string, string> values, Dictionary<string, string> seen, Guid command, uint version) =>
        (_values, _seen, Command, Version) = (values, seen, command, version);

    /// <summary>Made with the page: a button pressed twice has one effect.</summary>
    public Guid Command { get; private set; }

    /// <summary>Of the thing as it was shown.</summary>
    public uint Version { get; private set; }

    /// <summary>A problem of no field.</summary>
    public string? Problem { get; private set; }

    public bool HasProblems => Problem is not null || _problems.Count > 0 || _theirs.Count > 0;

    public IEnumerable<KeyValuePair<string, string>> Problems => _problems;

    /// <summary>Fields that two people changed, with what the other made of them.</summary>
    public IReadOnlyDictionary<string, string> Theirs => _theirs;

    /// <summary>Fields that only the other person changed: they are theirs now.</summary>
    public IReadOnlyList<string> Taken => _taken;

    public string this[string field] => _values.GetValueOrDefault(field, "");

    public IEnumerable<string> Fields => _values.Keys;

    public static FormEntry Fresh(IEnumerable<KeyValuePair<string, string>> values, uint version = 0)
    {
        var shown = new Dictionary<string, string>(values);
        return new FormEntry(shown, new(shown), Guid.CreateVersion7(), version);
    }

    /// <param name="fields">All that the form has; anything else that was sent is not read.</param>
    public static FormEntry Posted(IFormCollection form, IEnumerable<string> fields)
    {
        var (values, seen) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var field in fields)
        {
            seen[field] = Plain(form[SeenPrefix + field]);
            values[field] = form[TakePrefix + field] == "yes" ? seen[field] : Plain(form[field]);
        }

        var command = Guid.TryParse(form[CommandField], out var id) ? id : Guid.CreateVersion7();
        return new FormEntry(values, seen, command, uint.TryParse(form[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0);
    }

    public string Seen(string field) => _seen.GetValueOrDefault(field, "");

    public string? ProblemOf(string field) => _problems.GetValueOrDefault(field);

    public void Refuse(string field, string message) => _problems.TryAdd(field, message);

    public void Refuse(IEnumerable<FieldProblem> problems)
    {
        foreach (var problem in problems) Refuse(problem.Field, problem.Message);
    }

    public void Refuse(string message) => Problem = message;

    /// <summary>Puts what the domain found at its field, if the form has it: "target.deadline" at deadline.</summary>
    public void Refuse(Problem problem)
    {
        // What comes next is another intent.
        if (problem.Code == Intent.Other) Command = Guid.CreateVersion7();
        var field = problem.Code[(problem.Code.IndexOf('.', StringComparison.Ordinal) + 1)..];
        if (_values.ContainsKey(field)) Refuse(field, problem.Message);
        else Refuse(problem.Message);
    }

    /// <summary>Somebody else saved meanwhile. What only they changed is taken over; what both changed is shown beside what was typed.</summary>
    /// <param name="current">Each field as it is saved now.</param>
    public FormEntry Met(IReadOnlyDictionary<string, string> current, uint version)
    {
        foreach (var (field, now) in current)
        {
            if (Same(now, Seen(field)) || Same(now, this[field])) continue;
            if (Same(this[field], Seen(field)))
            {
                _values[field] = now;
                _taken.Add(field);
            }
            else _theirs[field] = now;
        }

        foreach (var (field, now) in current) _seen[field] = now;
        Version = version;
        if (_theirs.Count == 0) Refuse("Someone else saved while you were typing, in other fields. They are in the form now. Save again.");
        return this;
    }

    /// <summary>The page is shown anew with what is saved now: who sends it again has seen that.</summary>
    public FormEntry Seeing(uint version)
    {
        Version = version;
        return this;
    }

    internal static string SeenName(string field) => SeenPrefix + field;

    internal static string TakeName(string field) => TakePrefix + field;

    // A browser sends line ends as two characters.
    private static string Plain(Microsoft.Extensions.Primitives.StringValues sent) => sent.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);

    private static bool Same(string one, string other) => one.Trim() == other.Trim();
}
