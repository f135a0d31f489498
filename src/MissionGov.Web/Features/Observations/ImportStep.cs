namespace MissionGov.Web.Features.Observations;

/// <summary>How far an import is: rows read of its file, or rows loaded of those read.</summary>
internal readonly record struct ImportStep(bool IsLoading, int Rows, int? InAll);
