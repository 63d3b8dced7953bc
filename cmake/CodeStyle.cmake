# Targets that read or write the sources (format, format-check, tidy), and the test of their format.
set(sources "")
foreach(folder IN ITEMS libclaims plugins cli bench tests fixtures/plugins docs/examples)
  foreach(ending IN ITEMS c cpp h hpp)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.${ending})
    list(APPEND sources ${found})
  endforeach()
endforeach()

# This release alone: each formats a little differently.
find_program(CLANG_FORMAT_19 NAMES clang-format-19)
if(CLANG_FORMAT_19)
  set(format_check ${CLANG_FORMAT_19} --dry-run --Werror ${sources})
  add_custom_target(format COMMAND ${CLANG_FORMAT_19} -i ${sources} VERBATIM)
  add_custom_target(format-check COMMAND ${format_check} VERBATIM)
else()
  set(format_check ${CMAKE_COMMAND} -E echo "skipped: clang-format-19 is not installed")
endif()
if(CLAIMS_TESTS)
  add_test(NAME "style: clang-format" COMMAND ${format_check})
  set_tests_properties("style: clang-format" PROPERTIES SKIP_REGULAR_EXPRESSION "^skipped: ")
endif()

find_program(CLANG_TIDY NAMES clang-tidy-19)
find_program(RUN_CLANG_TIDY NAMES run-clang-tidy-19)
if(CLANG_TIDY AND RUN_CLANG_TIDY)
  add_custom_target(tidy
    COMMAND ${RUN_CLANG_TIDY} -clang-tidy-binary ${CLANG_TIDY} -p ${PROJECT_BINARY_DIR} -quiet "(libclaims|cli)/.*\\.cpp$$"
    VERBATIM)
endif()
