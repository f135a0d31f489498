using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MissionGov.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class MilestonesPlannedOn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "source",
                table: "milestones");

            migrationBuilder.AddColumn<DateOnly>(
                name: "planned_on",
                table: "milestones",
                type: "date",
                nullable: true);

            // The audit knows of those that somebody planned; the others came in a file and were there before.
            migrationBuilder.Sql(
                """
                update milestones set planned_on = (line.at at time zone 'Europe/London')::date
                from audit line where line.event = 'MilestonePlanned' and line.subject_id = milestones.id
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "planned_on",
                table: "milestones");

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "milestones",
                type: "jsonb",
                nullable: true);
        }
    }
}
