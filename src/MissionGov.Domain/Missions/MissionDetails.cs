namespace MissionGov.Domain.Missions;

/// <summary>What a person says about a mission as a whole.</summary>
public sealed record MissionDetails
{
    public string Name { get; init => field = Wording.Line(value); } = "";

    public string Purpose { get; init => field = Wording.Text(value); } = "";

    public string LeadMinister { get; init => field = Wording.Line(value); } = "";

    public DateOnly? LeadMinisterSince { get; init; }

    public string SeniorResponsibleOwner { get; init => field = Wording.Line(value); } = "";

    public DateOnly? SeniorResponsibleOwnerSince { get; init; }

    public bool RequiresTwoPeople { get; init; }

    public static MissionDetails Of(Mission mission) => new()
    {
        Name = mission.Name,
        Purpose = mission.Purpose,
        LeadMinister = mission.LeadMinister,
        LeadMinisterSince = mission.LeadMinisterSince,
        SeniorResponsibleOwner = mission.SeniorResponsibleOwner,
        SeniorResponsibleOwnerSince = mission.SeniorResponsibleOwnerSince,
        RequiresTwoPeople = mission.RequiresTwoPeople,
    };

    /// <param name="others">Names of the other missions.</param>
    public IEnumerable<FieldProblem> Problems(IEnumerable<string> others) =>
    [
        .. FieldChecks.Needed("name", Name, "Enter a name"),
        .. FieldChecks.Within("name", Name, PlainTitle.Longest, "The name"),
        .. FieldChecks.Unlike("name", Name, others, "mission"),
        .. FieldChecks.Needed("purpose", Purpose, "Enter a purpose, in a sentence"),
        .. FieldChecks.Within("purpose", Purpose, Wording.LongestText, "The purpose"),
        .. FieldChecks.Within("lead-minister", LeadMinister, Wording.LongestLine, "The lead minister"),
        .. FieldChecks.Within("sro", SeniorResponsibleOwner, Wording.LongestLine, "The senior responsible owner"),
        .. FieldChecks.Real("lead-minister-since", LeadMinisterSince),
        .. FieldChecks.Real("sro-since", SeniorResponsibleOwnerSince),
    ];
}
