using MissionGov.Analysis;
using MissionGov.Analysis.Progress;

namespace MissionGov.Web.Features.AnalysisApi;

internal sealed record ProgressAnswer(
    ProgressMeasure Measure,
    double? Progress,
    string Status,
    double? Score,
    int? BaseYear,
    double? BaseValue,
    int? CurrentYear,
    double? CurrentValue,
    double? CagrActual,
    double? CagrRequired,
    BaseYearStability? Stability,
    IReadOnlyList<string> Notes,
    IReadOnlyList<string> KnownFaults,
    RefusedAnswer? Refused)
{
    // The word of Open SDG where no progress can be computed.
    private const string NotAvailable = "not_available";

    public static ProgressAnswer To(ProgressRequest request)
    {
        var question = request.Question;
        var points = ProgressMeasures.PointsOf(question);
        var faults = ProgressMeasures.KnownFaults(question.Measure);
        return ProgressMeasures.Assess(question) switch
        {
            Answer<MeasuredProgress>.Found(var found) => Of(found.Progress, found.Status, found.Score, found.CagrActual, found.CagrRequired, found.Stability, found.Notes, null),
            Answer<MeasuredProgress>.Refused refused => Of(null, NotAvailable, null, null, null, null, [], RefusedAnswer.Of(refused.Reason, refused.Have, refused.Need, refused.Message)),
            _ => throw new InvalidOperationException("An answer is found or refused."),
        };

        ProgressAnswer Of(double? progress, string status, double? score, double? actual, double? required, BaseYearStability? stability, IReadOnlyList<string> notes, RefusedAnswer? refused) => new(
            question.Measure, progress, status, score, points.BaseYear, points.BaseValue, points.CurrentYear, points.CurrentValue, actual, required, stability, notes, faults, refused);
    }
}
