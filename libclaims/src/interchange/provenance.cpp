// What a case holds in the terms of the PROV Data Model (W3C Recommendation of 30 April 2013).
#include "archive/durable_file.h"
#include "interchange/provenance_writer.h"
#include "store/claim_note.h"
#include "store/claim_tables.h"
#include "store/digest.h"
#include "store/folder.h"

#include <claims/provenance.h>

#include <fmt/format.h>

#include <map>

namespace claims {
namespace interchange {
namespace {

// What a qualified name needs: any text has one, and other cases give it the same.
std::string named(std::string_view prefix, std::string_view text) {
  return fmt::format("{}:{}", prefix, store::sha256(text).substr(0, 16));
}

class CaseProvenance {
 public:
  explicit CaseProvenance(store::Folder& folder) : folder_(folder) {}

  Result<std::string> run() {
    const auto entries = folder_.index().sources({});
    if (!entries) return tl::unexpected(entries.error());
    for (const store::SourceEntry& entry : *entries) {
      const auto record = folder_.record(entry.record);
      if (!record) return tl::unexpected(record.error());
      retrieval(entry, *record);
    }
    if (auto read = folder_.each_note(0, [this](const store::Note& note) { return take(note); }); !read)
      return tl::unexpected(read.error());
    if (out_.empty()) return fail(Code::not_found, fmt::format("{}: the case holds nothing yet", folder_.path()));
    return out_.take({"claims", "story", "statement", "claim", "document", "snapshot", "file", "ruling", "review",
                      "retrieval", "verification", "decision", "person", "organization", "software"});
  }

 private:
  using Writer = ProvenanceWriter;

  Result<void> take(const store::Note& note) {
    if (note.kind == store::story_note) {
      const auto story = store::parse_story_note(note.json);
      if (!story) return tl::unexpected(story.error());
      verification(*story);
    } else if (note.kind == store::decision_note) {
      const auto decision = store::parse_decision_note(note.json);
      if (!decision) return tl::unexpected(decision.error());
      if (decision->review) review(*decision);
      else ruling(*decision);
    }
    return {};
  }

  // ---- agents

  std::string person(const std::string& name) {
    std::string id = named("person", name);
    out_.element(Writer::agent, id, Attributes().qualified("prov:type", "prov:Person").text("claims:name", name));
    return id;
  }
  std::string organization(const std::string& name) {
    std::string id = named("organization", name);
    out_.element(Writer::agent, id, Attributes().qualified("prov:type", "prov:Organization").text("claims:name", name));
    return id;
  }
  // "claims 0.1.0" and the digest of what it knows or of its file.
  std::string software(const std::string& name_and_version, const std::string& digest) {
    std::string id = named("software", name_and_version + '\n' + digest);
    const std::size_t cut = name_and_version.find(' ');
    out_.element(Writer::agent, id,
                 Attributes()
                     .qualified("prov:type", "prov:SoftwareAgent")
                     .text("claims:name", name_and_version.substr(0, cut))
                     .text("claims:version", cut == std::string::npos ? "" : name_and_version.substr(cut + 1))
                     .text("claims:sha256", digest));
    return id;
  }
  void associate(const std::string& activity, const std::string& agent) {
    out_.relation(Writer::was_associated_with, Attributes().text("prov:activity", activity).text("prov:agent", agent));
  }

  // ---- documents

  std::string document(const std::string& locator) {
    std::string id = named("document", locator);
    out_.element(Writer::entity, id,
                 Attributes().qualified("prov:type", "claims:Document").text("claims:locator", locator));
    return id;
  }

  void retrieval(const store::SourceEntry& entry, const store::Record& record) {
    const Source& source = record.source;
    const std::string id = named(
        "retrieval", fmt::format("{}\n{}\n{}\n{}", entry.locator, entry.time, name_of(entry.state), entry.sha256));
    const std::string of = document(entry.locator);
    // Of what was imported it is told when the capture was, and not how long it took.
    const std::string& end = record.imported.empty() && !record.time.empty() ? record.time : entry.time;
    const std::string& start = record.exchanges.empty() ? end : record.exchanges.front().started;
    const bool added = out_.element(Writer::activity, id,
                                    Attributes()
                                        .text("prov:startTime", start.empty() || start > end ? end : start)
                                        .text("prov:endTime", end)
                                        .qualified("prov:type", "claims:Retrieval")
                                        .text("claims:state", name_of(entry.state))
                                        .text("claims:problem", source.problem));
    if (!added) return;
    out_.relation(Writer::used, Attributes().text("prov:activity", id).text("prov:entity", of));
    if (record.imported.empty())
      associate(id, software(source.plugin.empty() ? "claims" : source.plugin, source.plugin_sha256));
    if (source.sha256.empty()) return;
    const std::string got =
        "snapshot:" + id.substr(id.find(':') + 1);  // one of each retrieval: what is generated is so once
    out_.element(Writer::entity, got,
                 Attributes()
                     .qualified("prov:type", "claims:Snapshot")
                     .text("claims:sha256", source.sha256)
                     .number("claims:size", static_cast<std::int64_t>(record.size))
                     .text("claims:media_type", source.media_type)
                     .address("claims:url", source.url)
                     .text("claims:text_sha256", source.text_sha256));
    out_.relation(Writer::was_generated_by,
                  Attributes().text("prov:entity", got).text("prov:activity", id).text("prov:time", end));
    specialize(got, of);
    for (const store::Import& import : record.imported) imported(got, id, import);
  }
  void specialize(const std::string& specific, const std::string& general) {
    out_.relation(Writer::specialization_of,
                  Attributes().text("prov:specificEntity", specific).text("prov:generalEntity", general));
  }
  void imported(const std::string& snapshot, const std::string& activity, const store::Import& import) {
    const std::string file = "file:" + import.sha256;
    out_.element(Writer::entity, file,
                 Attributes()
                     .qualified("prov:type", "claims:ArchiveFile")
                     .text("claims:name", import.file)
                     .text("claims:sha256", import.sha256)
                     .text("claims:verdict", import.verdict)
                     .text("claims:made_with", import.software));
    out_.relation(Writer::was_derived_from, Attributes()
                                                .text("prov:generatedEntity", snapshot)
                                                .text("prov:usedEntity", file)
                                                .text("prov:activity", activity)
                                                .moment("claims:imported", import.time)
                                                .text("claims:record", import.record));
  }

  // ---- stories and claims

  void verification(const store::StoryNote& note) {
    const std::string story = named("story", note.path + '\n' + note.sha256);
    const bool added = out_.element(Writer::entity, story,
                                    Attributes()
                                        .qualified("prov:type", "claims:Story")
                                        .text("prov:label", note.title)
                                        .text("claims:path", note.path)
                                        .text("claims:sha256", note.sha256)
                                        .text("claims:published", note.published));
    std::string& last = last_version_[note.path];
    if (added && !last.empty())
      out_.relation(Writer::was_derived_from, Attributes()
                                                  .text("prov:generatedEntity", story)
                                                  .text("prov:usedEntity", last)
                                                  .qualified("prov:type", "prov:Revision"));
    last = story;
    const std::string id = named("verification", fmt::format("{}\n{}\n{}", note.path, note.sha256, note.time));
    if (!out_.element(Writer::activity, id,
                      Attributes()
                          .text("prov:endTime", note.time)
                          .qualified("prov:type", "claims:Verification")
                          .number("claims:findings", static_cast<std::int64_t>(note.findings.size()))))
      return;
    out_.relation(Writer::used, Attributes().text("prov:activity", id).text("prov:entity", story));
    const std::size_t cut = note.made_with.rfind(' ');  // "claims 0.1.0 DIGEST"
    associate(id, cut == std::string::npos ? software(note.made_with, "")
                                           : software(note.made_with.substr(0, cut), note.made_with.substr(cut + 1)));
    for (const KeptClaim& each : note.claims) claim(each, note, story, id);
  }

  std::string claim_entity(const std::string& id, const std::string& text) {
    std::string name = "claim:" + store::key_of(id);
    out_.element(Writer::entity, name, Attributes().qualified("prov:type", "claims:Claim").text("prov:value", text));
    return name;
  }

  void claim(const KeptClaim& each, const store::StoryNote& note, const std::string& story,
             const std::string& activity) {
    const std::string name = claim_entity(each.id, each.text),
                      statement = named("statement", activity + '\n' + each.id);
    const bool added = out_.element(Writer::entity, statement,
                                    Attributes()
                                        .qualified("prov:type", "claims:Statement")
                                        .number("claims:start", each.start)
                                        .number("claims:end", each.end)
                                        .number("claims:line", each.line)
                                        .text("claims:speaker", each.speaker)
                                        .text("claims:stance", each.stance));
    if (!added) return;
    specialize(statement, name);
    out_.relation(
        Writer::was_generated_by,
        Attributes().text("prov:entity", statement).text("prov:activity", activity).text("prov:time", note.time));
    out_.relation(Writer::was_derived_from, Attributes()
                                                .text("prov:generatedEntity", statement)
                                                .text("prov:usedEntity", story)
                                                .text("prov:activity", activity));
    for (const std::string& locator : each.citations) influence(statement, document(locator), "claims:citation");
  }
  void influence(const std::string& influencee, const std::string& influencer, std::string_view how) {
    out_.relation(Writer::was_influenced_by, Attributes()
                                                 .text("prov:influencee", influencee)
                                                 .text("prov:influencer", influencer)
                                                 .qualified("prov:type", how));
  }

  // ---- decisions

  // The same wherever the decision was imported to.
  static std::string identity(Decision decision) {
    decision.imported.clear();
    return store::to_json(decision);
  }

  void ruling(const Decision& decision) {
    const std::string activity = named("decision", identity(decision));
    const std::string ruling = named("ruling", identity(decision));
    const bool added = out_.element(Writer::activity, activity,
                                    Attributes()
                                        .text("prov:startTime", decision.time)
                                        .text("prov:endTime", decision.time)
                                        .qualified("prov:type", "claims:Decision"));
    if (!added) return;
    out_.element(Writer::entity, ruling,
                 Attributes()
                     .qualified("prov:type", "claims:Ruling")
                     .text("prov:value", name_of(decision.ruling))
                     .text("claims:why", decision.why));
    const std::string about = claim_entity(decision.claim, decision.text), who = person(decision.who);
    out_.relation(Writer::used, Attributes().text("prov:activity", activity).text("prov:entity", about));
    associate(activity, who);
    out_.relation(
        Writer::was_generated_by,
        Attributes().text("prov:entity", ruling).text("prov:activity", activity).text("prov:time", decision.time));
    out_.relation(Writer::was_attributed_to, Attributes().text("prov:entity", ruling).text("prov:agent", who));
    std::string& last = last_ruling_[about];
    if (!last.empty())
      out_.relation(Writer::was_derived_from, Attributes()
                                                  .text("prov:generatedEntity", ruling)
                                                  .text("prov:usedEntity", last)
                                                  .qualified("prov:type", "prov:Revision"));
    last = ruling;
  }

  // It was made elsewhere: no activity of this case generated it.
  void review(const Decision& decision) {
    const std::string id = named("review", identity(decision));
    const bool added = out_.element(Writer::entity, id,
                                    Attributes()
                                        .qualified("prov:type", "claims:Review")
                                        .text("prov:value", decision.why)
                                        .address("claims:url", decision.review->url)
                                        .text("claims:published", decision.review->published)
                                        .text("claims:claimant", decision.review->claimant)
                                        .moment("claims:imported", decision.time));
    if (!added) return;
    out_.relation(Writer::was_attributed_to,
                  Attributes().text("prov:entity", id).text("prov:agent", organization(decision.who)));
    influence(id, claim_entity(decision.claim, decision.text), "claims:about");
  }

  store::Folder& folder_;
  ProvenanceWriter out_;
  std::map<std::string, std::string> last_version_, last_ruling_;  // by path, by claim
};

}  // namespace
}  // namespace interchange

Result<std::string> render_provenance(Case& kept) {
  store::Folder* const folder = store::folder_of(kept);
  if (!folder) return fail(Code::usage, "the case was not opened by open_case()");
  return interchange::CaseProvenance(*folder).run();
}

Result<void> write_provenance(std::string_view prov_json, const std::string& path) {
  return archive::write_file(store::system_files(), path, prov_json);
}

}  // namespace claims
