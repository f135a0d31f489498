using System.Text.Json.Serialization;
using MissionGov.Analysis;
using MissionGov.Analysis.Evidence;

namespace MissionGov.Web.Features.AnalysisApi;

/// <param name="PredictionLower">With PredictionUpper, where the effect in a new place may lie: for a policy elsewhere this counts.</param>
/// <param name="Weights">How much each study counts, in per cent.</param>
/// <param name="Shrunken">Each study's own effect, drawn towards the pooled one.</param>
internal sealed record PoolingAnswer(
    string MethodVersion,
    double? Estimate,
    double? Se,
    double? Lower,
    double? Upper,
    double? PValue,
    double? Tau2,
    double? Tau2Lower,
    double? Tau2Upper,
    double? I2,
    double? H2,
    double? Q,
    [property: JsonPropertyName("qP")] double? QP,
    double? PredictionLower,
    double? PredictionUpper,
    IReadOnlyList<double>? Weights,
    IReadOnlyList<double>? Shrunken,
    IReadOnlyList<string> Warnings,
    RefusedAnswer? Refused)
{
    public static PoolingAnswer To(Answer<PooledEffect> answer) => answer switch
    {
        Answer<PooledEffect>.Found(var found) => new(
            Pooling.MethodVersion,
            found.Estimate,
            found.Se,
            found.Lower,
            found.Upper,
            found.PValue,
            found.Tau2,
            found.Tau2Lower,
            found.Tau2Upper,
            found.I2,
            found.H2,
            found.Q,
            found.QP,
            found.PredictionLower,
            found.PredictionUpper,
            found.Weights,
            found.Shrunken,
            found.Warnings,
            Refused: null),
        Answer<PooledEffect>.Refused refused => new(
            Pooling.MethodVersion, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, [], RefusedAnswer.Of(refused.Reason, refused.Have, refused.Need, refused.Message)),
        _ => throw new InvalidOperationException("An answer is found or refused."),
    };
}
