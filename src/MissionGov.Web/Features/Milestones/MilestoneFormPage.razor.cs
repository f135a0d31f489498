using Microsoft.AspNetCore.Components;
using MissionGov.Domain;

namespace MissionGov.Web.Features.Milestones;

/// <summary>The form of a milestone, with what was typed, what is wrong with it, and what somebody else made of it meanwhile.</summary>
public sealed partial class MilestoneFormPage
{
    [Parameter, EditorRequired]
    public MilestoneForm Form { get; set; } = default!;

    [Parameter, EditorRequired]
    public MilestoneFormEntry Entry { get; set; } = default!;

    /// <summary>What was on the screen when the person began; null for a new one.</summary>
    [Parameter]
    public MilestoneFormEntry? Seen { get; set; }

    /// <summary>What is held now, where somebody else was faster.</summary>
    [Parameter]
    public MilestoneFormEntry? Conflict { get; set; }

    [Parameter]
    public Problem? Problem { get; set; }

    [Parameter]
    public string? Slug { get; set; }

    [Parameter, EditorRequired]
    public FormKey Key { get; set; } = default!;

    private string Heading => Form.Held is { } held ? $"Edit: {held.Name}" : $"Add a milestone to {Form.MissionName}";

    private string Action => Slug is null ? $"/missions/{Form.Mission}/milestones/new" : $"/missions/{Form.Mission}/milestones/{Slug}/edit";

    private string Draft => Slug is null ? $"milestone-new-{Form.Mission}" : $"milestone-{Form.Id}-edit";

    /// <summary>The field that the problem is about, from the end of its code.</summary>
    private string? Wrong => Problem?.Code.Split('.')[^1] is ("name" or "owner" or "start" or "due" or "target") and var about ? about : null;

    private string? Class(string field) => field == Wrong ? "wrong" : null;

    private string? Described(string field) => field == Wrong ? $"{field}-error" : null;

    private RenderFragment? Error(string field) => field != Wrong ? null : builder =>
    {
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "class", "error");
        builder.AddAttribute(2, "id", $"{field}-error");
        builder.AddContent(3, Problem!.Message);
        builder.CloseElement();
    };

    /// <summary>Both are shown; the field keeps what the person typed until they choose.</summary>
    private static RenderFragment? Theirs(string field, string? theirs, string mine) => theirs is null || theirs == mine ? null : builder =>
    {
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "class", "notice");
        builder.AddContent(2, $"Somebody else saved: {(theirs.Length > 0 ? theirs : "nothing")}. Yours is in the field. ");
        builder.OpenElement(3, "button");
        builder.AddAttribute(4, "class", "quiet");
        builder.AddAttribute(5, "name", "use");
        builder.AddAttribute(6, "value", field);
        builder.AddContent(7, "Keep theirs");
        builder.CloseElement();
        builder.CloseElement();
    };
}
