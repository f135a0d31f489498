using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.AnalysisApi;

/// <summary>Turns a fault that an analysis names by its parameter into one that points into the request.</summary>
internal static class Pointing
{
    /// <param name="pointer">Where the object stands of which the parameter is a member.</param>
    /// <param name="make">What may find a fault.</param>
    public static T At<T>(string pointer, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException wrong) when (wrong.ParamName is { } name)
        {
            throw new RequestProblem($"{pointer}/{name}", wrong.Message.Split(" (Parameter")[0]);
        }
    }
}
