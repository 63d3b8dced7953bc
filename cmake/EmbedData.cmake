# embed_data(TARGET ROOT FILE...): link files into TARGET as read-only data,
# byte for byte, found at run time by their path below ROOT (src/data/data.h).
function(embed_data target root)
  list(SORT ARGN)
  set(assembly "")
  set(declarations "")
  set(rows "")
  set(index 0)
  foreach(name IN LISTS ARGN)
    string(APPEND assembly
      ".global claims_data_${index}\n.global claims_data_${index}_end\n.balign 8\n"
      "claims_data_${index}:\n.incbin \"${root}/${name}\"\nclaims_data_${index}_end:\n.byte 0\n")
    string(APPEND declarations "extern \"C\" const char claims_data_${index}[], claims_data_${index}_end[];\n")
    string(APPEND rows "      {\"${name}\", {claims_data_${index}, static_cast<std::size_t>(claims_data_${index}_end - claims_data_${index})}},\n")
    list(APPEND paths "${root}/${name}")
    math(EXPR index "${index} + 1")
  endforeach()
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

}  // namespace claims::data
" @ONLY)
  set_source_files_properties("${asm_file}" PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE "${asm_file}" "${cpp_file}")
endfunction()
