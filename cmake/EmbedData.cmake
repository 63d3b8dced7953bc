# embed_data(TARGET ROOT FILE...): link files into TARGET as read-only data,
# byte for byte, found at run time by their path below ROOT (src/data/data.h).
# A changed file configures again, so that its digest is the one of its bytes.
function(embed_data target root)
  list(SORT ARGN)
  set(assembly "")
  set(declarations "")
  set(rows "")
  set(digests "")
  set(index 0)
  foreach(name IN LISTS ARGN)
    string(APPEND assembly
      ".global claims_data_${index}\n.global claims_data_${index}_end\n.balign 8\n"
      "claims_data_${index}:\n.incbin \"${root}/${name}\"\nclaims_data_${index}_end:\n.byte 0\n")
    string(APPEND declarations "extern \"C\" const char claims_data_${index}[], claims_data_${index}_end[];\n")
    file(SHA256 "${root}/${name}" digest)
    string(APPEND digests "${digest}  ${name}\n")
    string(APPEND rows "      {\"${name}\", {claims_data_${index}, static_cast<std::size_t>(claims_data_${index}_end - claims_data_${index})}, \"${digest}\"},\n")
    list(APPEND paths "${root}/${name}")
    math(EXPR index "${index} + 1")
  endforeach()
  string(SHA256 all_digest "${digests}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${paths})
  set(asm_file "${CMAKE_CURRENT_BINARY_DIR}/data_files.S")
  set(cpp_file "${CMAKE_CURRENT_BINARY_DIR}/data_files.cpp")
  file(CONFIGURE OUTPUT "${asm_file}" CONTENT ".section .rodata\n${assembly}.section .note.GNU-stack,\"\",%progbits\n" @ONLY)
  file(CONFIGURE OUTPUT "${cpp_file}" CONTENT "#include \"data/data.h\"

#include <array>

${declarations}
namespace claims::data {

std::span<const File> files() noexcept {
  static const std::array<File, ${index}> all{{
${rows}  }};
  return all;
}

std::string_view file(std::string_view name) noexcept {
  for (const File& f : files())
    if (f.name == name) return f.content;
  return {};
}

std::string_view digest() noexcept { return \"${all_digest}\"; }

}  // namespace claims::data
" @ONLY)
  set_source_files_properties("${asm_file}" PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE "${asm_file}" "${cpp_file}")
endfunction()
