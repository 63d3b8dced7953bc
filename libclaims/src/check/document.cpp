// The document family: what a story says of the documents it cites, against the documents and the tables.
#include "check/document.h"

namespace claims::check {
namespace {

constexpr CheckInfo infos[] = {
    {"document.article", Level::error, "An article that the treaty does not have.",
     "The envoy pointed to Article 115 of the UN Charter.", "The envoy pointed to Article 51 of the UN Charter.", ""},
    {"document.body", Level::error, "A resolution of another organ than the one named.",
     "The envoy pointed to General Assembly Resolution 1874 (2009).",
     "The envoy pointed to Security Council Resolution 1874 (2009).", ""},
    {"document.date", Level::error, "A date of adoption against the known one.",
     "In 2006 the UN Security Council adopted Resolution 2397.",
     "In 2017 the UN Security Council adopted Resolution 2397.", ""},
    {"document.later", Level::error, "A cited document that is later than the story.",
     "The envoy pointed to UN Security Council Resolution 2397.",
     "The envoy pointed to UN Security Council Resolution 2270.", "2016-06-20"},
    {"document.missing", Level::error, "A document that does not exist, or that its service does not know.",
     "The envoy pointed to UN Security Council Resolution 9999.",
     "The envoy pointed to UN Security Council Resolution 2270.", "2016-06-20"},
    {"document.number", Level::warning, "A number that is another one in the cited document, here: 23 of the stations.",
     "Security Council Resolution 1718 says that 32 of the pumping stations were inspected in 2021.",
     "Security Council Resolution 1718 says that 23 of the pumping stations were inspected in 2021.", ""},
    {"document.other", Level::warning,
     "A document that was retrieved and whose own symbol, here S/RES/1874, is another.",
     "The envoy pointed to Security Council Resolution 1718.", "The envoy pointed to Security Council Resolution 1874.",
     ""},
    {"document.repealed", Level::warning,
     "An act that the story speaks of as in force and that ended before, here in 2021 by the notice of the act.",
     "Regulation (EU) 2017/9001 requires labels.", "Regulation (EU) 2017/9001 required labels.", "2024-06-20"},
    {"document.retracted", Level::warning,
     "A paper that was retracted before the story, here in 2016, which the story does not say; as a note: one about "
     "which a concern was published.",
     "A study (doi:10.5555/gulls.2014.003) found it.", "A retracted study (doi:10.5555/gulls.2014.003) found it.",
     "2024-06-20"},
    {"document.quotation", Level::error,
     "A quotation that is not in the cited document, or not so, here: \"will not repair a single pipe\".",
     "Security Council Resolution 1718 says that supervision \"will repair a single pipe\".",
     "Security Council Resolution 1718 says that supervision \"will not repair a single pipe\".", ""},
    {"document.session", Level::error, "A year in which a session of the General Assembly did not meet.",
     "The envoy pointed to General Assembly resolution 79/1 of 2019.",
     "The envoy pointed to General Assembly resolution 79/1 of 2024.", ""},
    {"document.symbol", Level::error, "A malformed document symbol.", "The envoy pointed to S/RES/2397/2017.",
     "The envoy pointed to S/RES/2397 (2017).", ""},
    {"document.vote", Level::error, "A vote that cannot be, or is not the one by which the resolution was adopted.",
     "The Security Council adopted the resolution 15-0 with two abstentions.",
     "The Security Council adopted the resolution 13-0 with two abstentions.", ""},
    {"document.year", Level::error, "The year of a resolution against the year of its number.",
     "The envoy pointed to UN Security Council Resolution 1718 (2016).",
     "The envoy pointed to UN Security Council Resolution 1718 (2006).", ""},
};

}  // namespace

Family document() noexcept {
  return {infos, [](const Story& story, Output& out) {
            if (story.citations.empty() && out.sources.empty()) return check_document_votes(story, out);
            check_document_dates(story, out);
            check_document_names(story, out);
            check_document_votes(story, out);
            check_document_sources(story, out);
            check_document_standing(story, out);
            check_document_quotations(story, out);
          }};
}

}  // namespace claims::check
