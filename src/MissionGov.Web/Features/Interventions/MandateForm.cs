using MissionGov.Domain.Interventions;
using MissionGov.Web.Components.Forms;

namespace MissionGov.Web.Features.Interventions;

/// <summary>The fields of a form that asks for a power, money or a waiver, and what they say.</summary>
internal static class MandateForm
{
    public static readonly IReadOnlyList<string> Fields = ["kind", "what", "from", "asked", "answer", "answered", "because"];

    public static readonly IReadOnlyList<(string, string)> Kinds = [.. Enum.GetValues<MandateKind>().Select(kind => (kind.ToString(), kind.InWords()))];

    public static readonly IReadOnlyList<(string, string)> Answers = [.. Enum.GetValues<MandateAnswer>().Select(answer => (answer.ToString(), answer.InWords()))];

    public static Dictionary<string, string> Of(Mandate? mandate) => new()
    {
        ["kind"] = (mandate?.Kind ?? MandateKind.Power).ToString(),
        ["what"] = mandate?.What ?? "",
        ["from"] = mandate?.From ?? "",
        ["asked"] = FieldText.Of(mandate?.AskedOn),
        ["answer"] = (mandate?.Answer ?? MandateAnswer.Waiting).ToString(),
        ["answered"] = FieldText.Of(mandate?.AnsweredOn),
        ["because"] = mandate?.Because ?? "",
    };

    /// <returns>Null where a day is missing; what cannot be read is refused at its field.</returns>
    public static Mandate? Read(FormEntry entry, Guid id)
    {
        var (asked, answered) = (entry.Day("asked"), entry.Day("answered"));
        if (asked is null) entry.Refuse("asked", "Enter the day it was asked for, like 27 3 2027");
        return asked is not { } on ? null : new Mandate(id, Enum.TryParse<MandateKind>(entry["kind"], out var kind) && Enum.IsDefined(kind) ? kind : MandateKind.Power, entry["what"], entry["from"], on)
        {
            Answer = Enum.TryParse<MandateAnswer>(entry["answer"], out var answer) && Enum.IsDefined(answer) ? answer : MandateAnswer.Waiting,
            AnsweredOn = answered,
            Because = entry["because"],
        };
    }
}
