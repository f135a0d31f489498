using MissionGov.Domain;
using MissionGov.Domain.Stocktakes;
using MissionGov.Web.Components.Forms;

namespace MissionGov.Web.Features.Decisions;

/// <summary>The fields of a decision's forms, and what they say.</summary>
internal static class DecisionForm
{
    public static readonly IReadOnlyList<string> ChoiceFields = ["decided", "decided-on", "decided-by"];

    public static readonly IReadOnlyList<string> Fields = ["mission", "question", "options", "owner", "due", .. ChoiceFields];

    // Where nobody says another day: the usual time between two meetings.
    private const int UsualDays = 14;

    public static FormEntry Fresh(DecisionFormView view, string? mission)
    {
        var chosen = view.Missions.FirstOrDefault(one => one.Slug == mission) ?? (view.Missions is [var only] ? only : null);
        return FormEntry.Fresh(Fields.ToDictionary(field => field, field => field switch
        {
            "mission" => chosen?.Slug ?? "",
            "owner" => chosen?.LeadMinister ?? "",
            "due" => FieldText.Of(view.Today.AddDays(UsualDays)),
            _ => "",
        }));
    }

    public static DecisionDetails? Read(FormEntry entry)
    {
        var due = entry.Day("due");
        if (due is null) entry.Refuse("due", "Enter by when, like 27 3 2027");
        if (entry["mission"].Length == 0) entry.Refuse("mission", "Choose a mission");
        var details = new DecisionDetails { Question = entry["question"], Options = entry["options"], Owner = entry["owner"], DueOn = due ?? DateOnly.MaxValue };
        entry.Refuse(details.Problems().Where(problem => problem.Field != "due" || due is not null));
        return entry.HasProblems ? null : details;
    }

    /// <summary>Null where nothing is said of it.</summary>
    /// <param name="today">The day, where no other is said.</param>
    public static Choice? ReadChoice(FormEntry entry, DateOnly today)
    {
        if (ChoiceFields.All(field => Wording.IsEmpty(entry[field]))) return null;
        var choice = new Choice { What = entry["decided"], On = entry.Day("decided-on") ?? today, By = entry["decided-by"] };
        entry.Refuse(choice.Problems(today));
        return choice;
    }
}
